-- rekeyed: new rows of a supply that are equal in all but the key to rows that it ends, one to one ({table} and its columns come from the catalogue).
-- Grain       one row per such new row
-- Reads       {table}, incoming_{table}, change_{table}
-- Parameters  none
-- Units       none
with
arrived as (
    select
        incoming.rowid as incoming_row,
        row_number() over (partition by {incoming_content} order by incoming.rowid) as copy_number,
        {incoming_content}
    from incoming_{table} as incoming
    inner join change_{table} as changed
        on changed.incoming_row = incoming.rowid
    where changed.change = 'new'
),

gone as (
    select
        row_number() over (partition by {stored_content} order by stored.row_id) as copy_number,
        {stored_content}
    from {table} as stored
    inner join change_{table} as changed
        on changed.row_id = stored.row_id
    where changed.change = 'missing'
)

select arrived.incoming_row
from arrived
inner join gone
    on gone.copy_number = arrived.copy_number
    and {gone_match}
