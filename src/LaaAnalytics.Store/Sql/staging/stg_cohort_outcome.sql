-- stg_cohort_outcome: cohorts with relative days ({cohort_outcome} is the table as known after $as_of).
-- Grain       one row per cohort entry
-- Reads       cohort_outcome
-- Parameters  $as_of INTEGER, the load
-- Units       days from the index day; -1 where none; predicted_ten_thousandths: 1/10,000
select
    entry_id,
    supplier,
    row_id,
    component,
    source_scheme,
    period_start,
    period_end,
    period_label,
    coalesce(area_code, 'UNKNOWN') as area_code,
    area_vintage,
    coalesce(sex, 'UNKNOWN') as sex,
    coalesce(age_band, 'UNKNOWN') as age_band,
    coalesce(ethnicity, 'UNKNOWN') as ethnicity,
    coalesce(offence_group, 'UNKNOWN') as offence_group,
    coalesce(release_type, 'UNKNOWN') as release_type,
    coalesce(event_kind, 'NONE') as event_kind,
    observed_days,
    coalesce(days_to_event, -1) as days_to_event,
    coalesce(reoffences, -1) as reoffences,
    coalesce(cast(predicted_p * 10000 as integer), -1) as predicted_ten_thousandths
from {cohort_outcome}
