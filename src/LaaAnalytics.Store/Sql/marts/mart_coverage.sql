-- mart_coverage: what each supplier's tables hold and how far they reach, with what could not be placed.
-- Grain       one row per supplier and table
-- Reads       stg_row_count, stg_coverage
-- Parameters  none; runs on DuckDB and PostgreSQL, whose texts must sort by bytes (collation C)
-- Units       counts of rows; period_end and observed_to: first day NOT covered; observed_to: the earliest of the areas
with
reach as (
    select
        supplier,
        table_name,
        min(period_start) as period_start,
        max(period_end) as period_end,
        min(observed_to) as observed_to
    from stg_coverage
    group by
        supplier,
        table_name
)

select
    reach.supplier,
    reach.table_name,
    cast(coalesce(held.current_rows, 0) as bigint) as current_rows,
    cast(coalesce(held.unmapped_rows, 0) as bigint) as unmapped_rows,
    cast(coalesce(held.unknown_area_rows, 0) as bigint) as unknown_area_rows,
    cast(coalesce(held.unmatched_rows, 0) as bigint) as unmatched_rows,
    reach.period_start,
    reach.period_end,
    reach.observed_to
from reach
left join stg_row_count as held
    on held.supplier = reach.supplier
    and held.table_name = reach.table_name
order by
    reach.supplier,
    reach.table_name
