-- codes_not_known: Q01, codes that the mapping did not know, column by column ({table} and {counts} come from the catalogue).
-- Grain       one row per supplier and code column
-- Reads       known_{table}
-- Parameters  none
-- Units       counts of rows
with
counts as (
    select
        supplier,
        count(*) as base,
        {counts}
    from known_{table}
    group by supplier
)

select
    'Q01' as check_id,
    supplier,
    '{table}' as table_name,
    column_name,
    cast(counted as bigint) as counted,
    cast(base as bigint) as base
from counts
unpivot (counted for column_name in ({columns}))
