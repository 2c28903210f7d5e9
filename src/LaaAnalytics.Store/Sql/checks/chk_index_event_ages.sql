-- chk_index_event_ages: I24, nobody is younger at the index date than at the conviction or the first sanction.
-- Grain       one row per supplied row and column that breaks the rule
-- Reads       incoming_index_event
-- Parameters  none
-- Units       ages in completed years
select
    'index_event' as table_name,
    'I24' as rule,
    source_file,
    source_line,
    'age_at_first_sanction' as column_name,
    'an age not above age_years' as expected
from incoming_index_event
where age_at_first_sanction > age_years
union all
select
    'index_event' as table_name,
    'I24' as rule,
    source_file,
    source_line,
    'age_at_conviction' as column_name,
    'an age not above age_years' as expected
from incoming_index_event
where age_at_conviction > age_years
