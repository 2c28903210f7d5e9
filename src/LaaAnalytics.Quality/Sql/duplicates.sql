-- duplicates: Q33, rows that another supplier has sent too, equal in person, day and kind.
-- Grain       one row per supplier and table, where a table has more than one supplier
-- Reads       known_index_event, known_proven_offence, known_custody_episode
-- Parameters  none
-- Units       counts of rows
with
rows_known as (
    select supplier, 'index_event' as table_name, person_key, event_date as day, cast(event_type as varchar) as kind, count(*) as held
    from known_index_event
    where (select count(distinct supplier) from known_index_event) > 1
    group by all
    union all
    select supplier, 'proven_offence' as table_name, person_key, offence_date as day, cast(outcome as varchar) || ' ' || offence_group || ' ' || coalesce(cast(proven_date as varchar), '') as kind, count(*) as held
    from known_proven_offence
    where (select count(distinct supplier) from known_proven_offence) > 1
    group by all
    union all
    select supplier, 'custody_episode' as table_name, person_key, admitted as day, '' as kind, count(*) as held
    from known_custody_episode
    where (select count(distinct supplier) from known_custody_episode) > 1
    group by all
),

shared as (
    select
        supplier,
        table_name,
        held,
        count(*) over (partition by table_name, person_key, day, kind) as suppliers
    from rows_known
)

select
    'Q33' as check_id,
    supplier,
    table_name,
    cast(null as varchar) as column_name,
    cast(coalesce(sum(held) filter (where suppliers > 1), 0) as bigint) as counted,
    cast(sum(held) as bigint) as base
from shared
group by supplier, table_name
