-- chk_cohort_outcome_days: I25, an event lies within the days that were observed.
-- Grain       one row per supplied row that breaks the rule
-- Reads       incoming_cohort_outcome
-- Parameters  none
-- Units       days from the index day
select
    'cohort_outcome' as table_name,
    'I25' as rule,
    source_file,
    source_line,
    'days_to_event' as column_name,
    'a number of days from 0 to observed_days' as expected
from incoming_cohort_outcome
where days_to_event < 0
    or days_to_event > observed_days
