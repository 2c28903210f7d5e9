-- change_keyed: what a supply with keys does to each row ({table}, {columns}, {key} and the slice's days come from the catalogue).
-- Grain       one row per supplied row and per current row of the supplier
-- Reads       {table}, superseded, incoming_{table}
-- Parameters  $supplier VARCHAR; $is_full BOOLEAN; $period_start DATE, first day; $period_end DATE, first day NOT covered
-- Units       in_slice: held in what a full supply replaces; change: new, changed, unchanged, missing (full supplies, inside the slice), kept
with
stored as (
    select
        row_id,
        $is_full and coalesce({first_day} >= $period_start and {last_day} < $period_end, true) as in_slice,
        {columns}
    from {table}
    where supplier = $supplier
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
        {columns}
    from incoming_{table}
)

select
    stored.row_id,
    incoming.incoming_row,
    case
        when stored.row_id is null then 'new'
        when incoming.incoming_row is null and stored.in_slice then 'missing'
        when incoming.incoming_row is null then 'kept'
        when row({stored_columns}) is distinct from row({incoming_columns}) then 'changed'
        else 'unchanged'
    end as change,
    coalesce(stored.in_slice, false) as in_slice
from stored
full join incoming using ({key})
