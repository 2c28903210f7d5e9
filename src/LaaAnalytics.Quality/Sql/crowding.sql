-- crowding: Q20, Q21, Q24, Q26 and Q27, rows that stand closer together than life puts them.
-- Grain       one row per check, supplier, table and column
-- Reads       known_index_event, known_proven_offence, known_custody_episode, known_cohort_outcome
-- Parameters  none
-- Units       counts of rows; snapshots are dated by rule and left out of Q24
with
repeated as (
    select
        supplier,
        count(*) as held
    from known_index_event
    group by supplier, person_key, event_type, event_date
),

person_day as (
    select
        supplier,
        count(*) as held
    from known_proven_offence
    group by supplier, person_key, offence_date
),

dated as (
    select supplier, 'index_event' as table_name, 'event_date' as column_name, event_date as day, count(*) as held
    from known_index_event
    where event_type not in ('CASELOAD_SNAPSHOT', 'PPO_SNAPSHOT')
    group by supplier, event_date
    union all
    select supplier, 'proven_offence' as table_name, 'offence_date' as column_name, offence_date as day, count(*) as held
    from known_proven_offence
    group by supplier, offence_date
    union all
    select supplier, 'proven_offence' as table_name, 'proven_date' as column_name, proven_date as day, count(*) as held
    from known_proven_offence
    where proven_date is not null
    group by supplier, proven_date
    union all
    select supplier, 'custody_episode' as table_name, 'admitted' as column_name, admitted as day, count(*) as held
    from known_custody_episode
    group by supplier, admitted
),

spans as (
    select supplier, 'proven_offence' as table_name, 'proven_date' as column_name, proven_date - offence_date as days, count(*) as held
    from known_proven_offence
    where outcome = 'CONVICTION'
        and proven_date is not null
    group by supplier, days
    union all
    select supplier, 'custody_episode' as table_name, 'released' as column_name, released - admitted as days, count(*) as held
    from known_custody_episode
    where released is not null
    group by supplier, days
    union all
    select supplier, 'cohort_outcome' as table_name, 'days_to_event' as column_name, days_to_event as days, count(*) as held
    from known_cohort_outcome
    where days_to_event is not null
    group by supplier, days_to_event
),

follow_ups as (
    select
        supplier,
        observed_days,
        count(*) as held
    from known_cohort_outcome
    group by supplier, observed_days
),

counts as (
    select 'Q20' as check_id, supplier, 'index_event' as table_name, 'event_date' as column_name, sum(held - 1) as counted, sum(held) as base
    from repeated
    group by supplier
    union all
    select 'Q21' as check_id, supplier, 'proven_offence' as table_name, 'offence_date' as column_name, coalesce(sum(held) filter (where held > 20), 0) as counted, sum(held) as base
    from person_day
    group by supplier
    union all
    select 'Q24' as check_id, supplier, table_name, column_name, max(held) as counted, sum(held) as base
    from dated
    group by supplier, table_name, column_name
    union all
    select 'Q26' as check_id, supplier, table_name, column_name, max(held) as counted, sum(held) as base
    from spans
    group by supplier, table_name, column_name
    union all
    select 'Q27' as check_id, supplier, 'cohort_outcome' as table_name, 'observed_days' as column_name, max(held) as counted, sum(held) as base
    from follow_ups
    group by supplier
)

select
    check_id,
    supplier,
    table_name,
    column_name,
    cast(counted as bigint) as counted,
    cast(base as bigint) as base
from counts
