-- held_other_key: rows that a supply would stand beside and not replace, held with a key where it has none or without where it has one ({table} from the catalogue).
-- Grain       one row
-- Reads       {table}, superseded, change_{table}
-- Parameters  $supplier VARCHAR; $has_key BOOLEAN, of the supply; $period_start DATE; $period_end DATE, first day NOT covered
-- Units       count of rows that share a day with the supply's period
select count(*) as other_rows
from {table} as stored
where supplier = $supplier
    and ({first_key} is null) = $has_key
    and coalesce({first_day} < $period_end and {last_day} >= $period_start, true)
    and ended_seq is null
    and not exists (
        select 1
        from superseded
        where superseded.table_name = '{table}'
            and superseded.row_id = stored.row_id
    )
    and not exists (
        select 1
        from change_{table} as changed
        where changed.row_id = stored.row_id
            and changed.change = 'missing'
    )
