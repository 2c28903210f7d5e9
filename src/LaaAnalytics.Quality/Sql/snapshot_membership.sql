-- snapshot_membership: Q34, people of the snapshot before the newest who are not in the newest.
-- Grain       one row per supplier that has sent two snapshots of a kind at least; of two kinds the one with more change
-- Reads       known_index_event
-- Parameters  none
-- Units       counts of people
with
members as (
    select distinct
        supplier,
        event_type,
        event_date,
        person_key
    from known_index_event
    where event_type in ('CASELOAD_SNAPSHOT', 'PPO_SNAPSHOT')
),

snapshots as (
    select
        supplier,
        event_type,
        event_date,
        row_number() over (partition by supplier, event_type order by event_date desc) as age
    from (select distinct supplier, event_type, event_date from members) as days
),

pairs as (
    select
        newest.supplier,
        newest.event_type,
        newest.event_date as newest_date,
        earlier.event_date as earlier_date
    from snapshots as newest
    inner join snapshots as earlier
        on earlier.supplier = newest.supplier
        and earlier.event_type = newest.event_type
        and earlier.age = 2
    where newest.age = 1
),

compared as (
    select
        pairs.supplier,
        count(*) filter (where not exists (
            select 1
            from members as still
            where still.supplier = pairs.supplier
                and still.event_type = pairs.event_type
                and still.event_date = pairs.newest_date
                and still.person_key = members.person_key
        )) as counted,
        count(*) as base
    from pairs
    inner join members
        on members.supplier = pairs.supplier
        and members.event_type = pairs.event_type
        and members.event_date = pairs.earlier_date
    group by pairs.supplier, pairs.event_type
)

select
    'Q34' as check_id,
    supplier,
    'index_event' as table_name,
    'person_key' as column_name,
    cast(counted as bigint) as counted,
    cast(base as bigint) as base
from compared
qualify row_number() over (partition by supplier order by counted / base desc, base desc) = 1
