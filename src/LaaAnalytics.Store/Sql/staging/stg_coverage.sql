-- stg_coverage: what each supplier's tables cover as known after a load; a later statement on the same period replaces the earlier one, and a withdrawn load has stated nothing.
-- Grain       one row per supplier, table, area and unbroken stretch of supplied periods
-- Reads       coverage, load
-- Parameters  $as_of INTEGER, the load
-- Units       period_end and observed_to: first day NOT covered; seq: newest load of the stretch
with
stated as (
    select
        *,
        row_number() over (
            partition by supplier, table_name, area_code, period_start, period_end
            order by seq desc
        ) as recency
    from coverage
    where seq <= $as_of
        and not exists (
            select 1
            from load as withdrawal
            where withdrawal.withdraws = coverage.seq
                and withdrawal.seq <= $as_of
        )
),

reached as (
    select
        *,
        max(period_end) over (
            partition by supplier, table_name, area_code
            order by period_start, period_end
            rows between unbounded preceding and 1 preceding
        ) as end_before
    from stated
    where recency = 1
),

numbered as (
    select
        *,
        count(*) filter (where end_before is null or period_start > end_before) over (
            partition by supplier, table_name, area_code
            order by period_start, period_end
            rows between unbounded preceding and current row
        ) as stretch
    from reached
)

select
    supplier,
    table_name,
    area_code,
    cast(min(period_start) as date) as period_start,
    cast(max(period_end) as date) as period_end,
    cast(max(observed_to) as date) as observed_to,
    cast(max(seq) as integer) as seq
from numbered
group by supplier, table_name, area_code, stretch
order by supplier, table_name, area_code, period_start
