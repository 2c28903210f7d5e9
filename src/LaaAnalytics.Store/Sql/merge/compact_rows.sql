-- compact_rows: writes a table anew as one sorted run, with what superseded says filled in ({table}, {columns}, {order} come from the catalogue).
-- Grain       one row per row of the table
-- Reads       old_{table}, superseded
-- Parameters  none
-- Units       ended_seq: first load that no longer knows the row
insert into {table} ({columns}, supplier, row_id, loaded_seq, ended_seq, first_seq)
select
    {old_columns},
    old_{table}.supplier,
    old_{table}.row_id,
    old_{table}.loaded_seq,
    coalesce(old_{table}.ended_seq, ended.seq) as ended_seq,
    old_{table}.first_seq
from old_{table}
left join (
    select
        row_id,
        min(seq) as seq
    from superseded
    where table_name = '{table}'
    group by row_id
) as ended
    on ended.row_id = old_{table}.row_id
order by {old_order}, old_{table}.supplier, old_{table}.row_id
