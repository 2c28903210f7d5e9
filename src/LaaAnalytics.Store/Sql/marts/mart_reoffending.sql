-- mart_reoffending: offenders, re-offenders and re-offences of a scheme's cohorts, counted by SQL alone.
-- Grain       one row per authority_code, cohort period and age_group with anybody in it
-- Reads       mart_follow_up_entry, cohort_period
-- Parameters  none; runs on DuckDB and PostgreSQL, whose texts must sort by bytes (collation C)
-- Units       counts; days_to_first: sum over re-offenders; unmatched people are in no other column; cohort_end: first day after
select
    follow_up.authority_code,
    cohort_period.start_day as cohort_start,
    cohort_period.end_day as cohort_end,
    follow_up.age_group,
    cast(count(*) filter (where follow_up.is_counted) as bigint) as offenders,
    cast(count(*) filter (where follow_up.is_counted and follow_up.reoffences > 0) as bigint) as reoffenders,
    cast(coalesce(sum(follow_up.reoffences) filter (where follow_up.is_counted), 0) as bigint) as reoffences,
    cast(coalesce(sum(follow_up.tiered_reoffences) filter (where follow_up.is_counted), 0) as bigint) as tiered_reoffences,
    cast(coalesce(sum(follow_up.serious_reoffences) filter (where follow_up.is_counted), 0) as bigint) as serious_reoffences,
    cast(count(*) filter (where follow_up.is_counted and follow_up.serious_reoffences > 0) as bigint) as serious_reoffenders,
    cast(coalesce(sum(follow_up.days_to_first) filter (where follow_up.is_counted), 0) as bigint) as days_to_first,
    cast(coalesce(sum(follow_up.baseline_offences) filter (where follow_up.is_counted), 0) as bigint) as baseline_offences,
    cast(count(*) filter (where not follow_up.is_counted) as bigint) as unmatched
from mart_follow_up_entry as follow_up
inner join cohort_period
    on cohort_period.period_id = follow_up.period_id
group by
    follow_up.authority_code,
    cohort_period.start_day,
    cohort_period.end_day,
    follow_up.age_group
order by
    follow_up.authority_code,
    cohort_start,
    cohort_end,
    follow_up.age_group
