-- stg_row_count: how many rows of a table are known after a load, and how many hold what could not be placed ({table} and lists from the catalogue).
-- Grain       one row per supplier
-- Reads       {table}
-- Parameters  $as_of INTEGER, the load
-- Units       counts of rows
select
    supplier,
    '{table}' as table_name,
    cast(count(*) as bigint) as current_rows,
    cast(count(*) filter (where 'UNMAPPED' in ({codes})) as bigint) as unmapped_rows,
    cast(count(*) filter (where coalesce({area}, 'UNKNOWN') = 'UNKNOWN') as bigint) as unknown_area_rows,
    cast(count(*) filter (where not {matched}) as bigint) as unmatched_rows
from {visible} as facts
group by supplier
