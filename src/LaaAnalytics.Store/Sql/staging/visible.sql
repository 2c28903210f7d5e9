-- visible: a table as known after a load ({table}, {columns} come from the catalogue).
-- Grain       that of {table}
-- Reads       {table}, superseded
-- Parameters  $as_of INTEGER, the load
-- Units       those of {table}; loaded_seq: load that first brought the row, so that one brought back by a withdrawal ranks as before
select
    {columns},
    supplier,
    row_id,
    coalesce(first_seq, loaded_seq) as loaded_seq
from {table}
where {table}.loaded_seq <= $as_of
    and (ended_seq is null or ended_seq > $as_of)
    and not exists (
        select 1
        from superseded
        where superseded.table_name = '{table}'
            and superseded.row_id = {table}.row_id
            and superseded.seq <= $as_of
    )
