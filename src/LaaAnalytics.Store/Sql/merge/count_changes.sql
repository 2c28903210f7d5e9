-- count_changes: how many rows a supply adds, changes, repeats and ends, and how many are held in its slice; a withdrawal adds what it brings back ({table} comes from the catalogue).
-- Grain       one row
-- Reads       change_{table}
-- Parameters  none
-- Units       counts of rows
select
    count(*) filter (where change in ('new', 'returned')) as new_rows,
    count(*) filter (where change = 'changed') as changed_rows,
    count(*) filter (where change = 'unchanged') as unchanged_rows,
    count(*) filter (where change = 'missing') as ended_rows,
    count(*) filter (where in_slice) as held_rows
from change_{table}
