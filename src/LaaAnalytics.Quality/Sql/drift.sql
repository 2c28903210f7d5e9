-- drift: how often each code stands in the newest rows and in those before them ({parts} is drift_by_date or drift_by_supply; {columns} and {names} come from the catalogue).
-- Grain       one row per supplier, column and code; a blank is the code null
-- Reads       what {parts} reads
-- Parameters  none
-- Units       counts of rows; dated tables: the last three months that have rows, and the twelve months before them; others: the newest supply, and all before
with
parted as (
    {parts}
)

select
    supplier,
    column_name,
    code,
    cast(count(*) filter (where is_newest) as bigint) as newest_rows,
    cast(count(*) filter (where not is_newest) as bigint) as earlier_rows
from (
    select
        supplier,
        is_newest,
        {columns}
    from parted
) as coded
unpivot include nulls (code for column_name in ({names}))
group by supplier, column_name, code
