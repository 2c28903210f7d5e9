-- verify_key: keys that name more than one current row of a supplier ({table}, {key} come from the catalogue).
-- Grain       one row
-- Reads       {table}, superseded
-- Parameters  none
-- Units       count of keys
select count(*) as problems
from (
    select
        supplier,
        {key}
    from {table}
    where {first_key} is not null
        and ended_seq is null
        and not exists (
            select 1
            from superseded
            where superseded.table_name = '{table}'
                and superseded.row_id = {table}.row_id
        )
    group by supplier, {key}
    having count(*) > 1
) as repeated
