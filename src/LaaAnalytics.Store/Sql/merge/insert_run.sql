-- insert_run: adds a supply's new and changed rows as one sorted run ({table}, {columns}, {order} come from the catalogue).
-- Grain       one row per new or changed row
-- Reads       incoming_{table}, change_{table}, {table}
-- Parameters  $supplier VARCHAR; $seq INTEGER, the load
-- Units       row_id is unique within the table and means nothing else
insert into {table} ({columns}, supplier, row_id, loaded_seq, ended_seq)
select
    {incoming_columns},
    $supplier as supplier,
    (select coalesce(max(row_id), 0) from {table}) + incoming.rowid + 1 as row_id,
    $seq as loaded_seq,
    cast(null as integer) as ended_seq
from incoming_{table} as incoming
inner join change_{table} as changed
    on changed.incoming_row = incoming.rowid
where changed.change in ('new', 'changed')
order by {incoming_order}, incoming.rowid
