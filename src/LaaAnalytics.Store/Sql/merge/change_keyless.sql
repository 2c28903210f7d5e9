-- change_keyless: what a supply without keys does: equal rows are different people, so copies are counted ({table}, {columns} from the catalogue).
-- Grain       one row per supplied row and per current row of the supplier's slice
-- Reads       {table}, superseded, incoming_{table}
-- Parameters  $supplier VARCHAR; $is_full BOOLEAN, always true; $period_start DATE, first day; $period_end DATE, first day NOT covered
-- Units       in_slice: held in what a full supply replaces; change: new, unchanged, missing; the slice then holds exactly the supplied rows
with
stored as (
    select
        row_id,
        row_number() over (partition by {columns} order by row_id) as copy_number,
        {columns}
    from {table}
    where $is_full
        and supplier = $supplier
        and coalesce({first_day} >= $period_start and {last_day} < $period_end, true)
        and ended_seq is null
        and not exists (
            select 1
            from superseded
            where superseded.table_name = '{table}'
                and superseded.row_id = {table}.row_id
        )
),

incoming as (
    select
        rowid as incoming_row,
        row_number() over (partition by {columns} order by rowid) as copy_number,
        {columns}
    from incoming_{table}
)

select
    stored.row_id,
    incoming.incoming_row,
    case
        when stored.row_id is null then 'new'
        when incoming.incoming_row is null then 'missing'
        else 'unchanged'
    end as change,
    stored.row_id is not null as in_slice
from stored
full join incoming
    on stored.copy_number = incoming.copy_number
    and row({stored_columns}) is not distinct from row({incoming_columns})
