-- custody: Q30, stays that begin before an earlier stay of the person has ended; Q31, sentences and releases dated inside a stay.
-- Grain       one row per check and supplier
-- Reads       known_custody_episode, known_index_event
-- Parameters  none
-- Units       counts of rows; released exclusive, so a stay may begin on the day another ends; an open stay has no end
with
stays as (
    select
        supplier,
        person_key,
        admitted,
        coalesce(released, date '9999-12-31') as released
    from known_custody_episode
),

followed as (
    select
        supplier,
        admitted,
        max(released) over (
            partition by supplier, person_key
            order by admitted, released
            rows between unbounded preceding and 1 preceding
        ) as ended_before
    from stays
),

freed as (
    select
        supplier,
        person_key,
        event_date
    from known_index_event
    where event_type in ('CUSTODY_RELEASE', 'COMMUNITY_ORDER', 'SUSPENDED_SENTENCE', 'CAUTION', 'YOUTH_CAUTION', 'REPRIMAND_WARNING', 'FINE_DISCHARGE')
        and exists (select 1 from known_custody_episode)
)

select
    'Q30' as check_id,
    supplier,
    'custody_episode' as table_name,
    'admitted' as column_name,
    cast(count(*) filter (where admitted < ended_before) as bigint) as counted,
    cast(count(*) as bigint) as base
from followed
group by supplier
union all
select
    'Q31' as check_id,
    supplier,
    'index_event' as table_name,
    'event_date' as column_name,
    cast(count(*) filter (where exists (
        select 1
        from stays
        where stays.person_key = freed.person_key
            and stays.admitted < freed.event_date
            and freed.event_date < stays.released
    )) as bigint) as counted,
    cast(count(*) as bigint) as base
from freed
group by supplier
