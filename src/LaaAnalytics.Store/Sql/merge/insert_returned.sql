-- insert_returned: brings back what a withdrawn load changed or ended, as one sorted run of copies ({table}, {columns}, {order} come from the catalogue).
-- Grain       one row per row brought back
-- Reads       {table}, change_{table}
-- Parameters  $seq INTEGER, the withdrawal
-- Units       row_id is unique within the table; first_seq: load that first brought the row
insert into {table} ({columns}, supplier, row_id, loaded_seq, ended_seq, first_seq)
select
    {stored_columns},
    stored.supplier,
    (select coalesce(max(row_id), 0) from {table}) + row_number() over (order by stored.row_id) as row_id,
    $seq as loaded_seq,
    cast(null as integer) as ended_seq,
    coalesce(stored.first_seq, stored.loaded_seq) as first_seq
from {table} as stored
inner join change_{table} as changed
    on changed.row_id = stored.row_id
where changed.change = 'returned'
order by {stored_order}, stored.row_id
