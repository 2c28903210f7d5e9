-- chk_proven_offence_dates: I21, an offence is not proven before it is committed.
-- Grain       one row per supplied row that breaks the rule
-- Reads       incoming_proven_offence
-- Parameters  none
-- Source      order of dates: offence, then proof
select
    'proven_offence' as table_name,
    'I21' as rule,
    source_file,
    source_line,
    'proven_date' as column_name,
    'a day on or after offence_date' as expected
from incoming_proven_offence
where proven_date < offence_date
