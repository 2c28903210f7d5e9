-- count_duplicates: new rows of a supply that another supplier has already, one to one ({table} and what tells its rows apart come from the catalogue).
-- Grain       one row
-- Reads       {table}, superseded, incoming_{table}, change_{table}, rekeyed_{table}
-- Parameters  $supplier VARCHAR
-- Units       count of rows; same: person, date and type in tables of people's events, else all columns but the key
with
arrived as (
    select
        {incoming_identity},
        count(*) as copies
    from incoming_{table} as incoming
    inner join change_{table} as changed
        on changed.incoming_row = incoming.rowid
    where changed.change = 'new'
        and changed.incoming_row not in (
            select incoming_row
            from rekeyed_{table}
        )
    group by {incoming_identity}
),

elsewhere as (
    select
        {arrived_identity},
        arrived.copies,
        count(*) as held
    from {table} as stored
    inner join arrived
        on {identity_match}
    where stored.supplier <> $supplier
        and stored.ended_seq is null
        and not exists (
            select 1
            from superseded
            where superseded.table_name = '{table}'
                and superseded.row_id = stored.row_id
        )
    group by {arrived_identity}, arrived.copies
)

select cast(coalesce(sum(least(copies, held)), 0) as bigint) as duplicate_rows
from elsewhere
