-- verify_coverage: periods that begin after the end of all earlier ones of the same supplier, table and area: days nobody has supplied.
-- Grain       one row per table with gaps
-- Reads       coverage, load
-- Parameters  none
-- Units       count of gaps
select
    stated.table_name,
    count(*) as problems
from (
    select
        table_name,
        period_start,
        max(period_end) over (
            partition by supplier, table_name, area_code
            order by period_start, period_end, seq
            rows between unbounded preceding and 1 preceding
        ) as end_before
    from coverage
    where seq not in (
        select withdraws
        from load
        where withdraws is not null
    )
) as stated
where stated.period_start > stated.end_before
group by stated.table_name
order by stated.table_name
