-- read_cohort_outcome: what the follow-up engine reads of ready cohorts ({dimensions}: chosen from a closed list; {sorted}: empty for a sorted run).
-- Grain       one row per cohort entry
-- Reads       stg_cohort_outcome
-- Parameters  $as_of INTEGER, the load; $component VARCHAR, null for all of them
-- Units       days from the index day; -1 where none
select
    period_start,
    period_end,
    observed_days,
    days_to_event,
    reoffences,
    predicted_ten_thousandths{dimensions}
from {source} as stg
where cast($component as varchar) is null
    or component = cast($component as varchar)
{sorted}
