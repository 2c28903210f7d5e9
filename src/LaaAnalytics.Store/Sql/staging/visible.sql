-- visible: a table as known after a load ({table}, {columns} come from the catalogue).
-- Grain       that of {table}
-- Reads       {table}, superseded
-- Parameters  $as_of INTEGER, the load
-- Units       those of {table}
select
    {columns},
    supplier,
    row_id,
    loaded_seq
from {table}
where loaded_seq <= $as_of
    and (ended_seq is null or ended_seq > $as_of)
    and not exists (
        select 1
        from superseded
        where superseded.table_name = '{table}'
            and superseded.row_id = {table}.row_id
            and superseded.seq <= $as_of
    )
