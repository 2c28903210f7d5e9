-- supersede: notes the rows that a supply changed or ended; the rows themselves stay ({table} comes from the catalogue).
-- Grain       one row per changed or missing row
-- Reads       change_{table}
-- Parameters  $seq INTEGER, the load
-- Units       none
insert into superseded (table_name, row_id, seq)
select
    '{table}' as table_name,
    row_id,
    $seq as seq
from change_{table}
where change in ('changed', 'missing')
