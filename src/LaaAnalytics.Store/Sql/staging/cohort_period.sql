-- cohort_period: the index dates of one cohort; cohorts may overlap.
-- Grain       one row per period_id
-- Reads       nothing
-- Parameters  $period_id INTEGER; $start_day, $end_day DATE
-- Units       start_day: first day; end_day: first day after
select
    cast($period_id as integer) as period_id,
    cast($start_day as date) as start_day,
    cast($end_day as date) as end_day
