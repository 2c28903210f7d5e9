-- changed_pair: changed rows of a supply, old and new value of each column beside each other ({table} and its columns come from the catalogue).
-- Grain       one row per changed row
-- Reads       {table}, incoming_{table}, change_{table}
-- Parameters  none
-- Units       those of {table}
select
    {pairs}
from change_{table} as changed
inner join {table} as stored
    on stored.row_id = changed.row_id
inner join incoming_{table} as incoming
    on incoming.rowid = changed.incoming_row
where changed.change = 'changed'
