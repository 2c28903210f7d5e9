-- plausibility: Q22, Q23, Q25, Q28 and Q29, values that cannot well be true, seen row by row; one pass over each table.
-- Grain       one row per check, supplier, table and column
-- Reads       known_index_event, known_proven_offence, known_custody_episode
-- Parameters  $today DATE, day of the assessment
-- Units       counts of rows; snapshots are dated by rule and left out of Q23
with
events as materialized (
    select
        supplier,
        count(*) as held,
        count(*) filter (where age_years < 10 or age_years > 90) as odd_age,
        count(*) filter (where event_type not in ('CASELOAD_SNAPSHOT', 'PPO_SNAPSHOT')) as freely_dated,
        count(*) filter (where event_type not in ('CASELOAD_SNAPSHOT', 'PPO_SNAPSHOT') and day(event_date) = 1) as on_first,
        count(*) filter (where event_date > $today) as ahead,
        count(*) filter (where event_date < $today - interval 60 year) as long_past
    from known_index_event
    group by supplier
),

offences as materialized (
    select
        supplier,
        count(*) as held,
        count(proven_date) as proven,
        count(*) filter (where day(offence_date) = 1) as offence_on_first,
        count(*) filter (where day(proven_date) = 1) as proof_on_first,
        count(*) filter (where proven_date > offence_date + interval 3 year) as late,
        count(*) filter (where offence_date > $today) as offence_ahead,
        count(*) filter (where proven_date > $today) as proof_ahead,
        count(*) filter (where offence_date < $today - interval 60 year) as long_past
    from known_proven_offence
    group by supplier
),

stays as materialized (
    select
        supplier,
        count(*) as held,
        count(released) as ended,
        count(*) filter (where day(admitted) = 1) as admitted_on_first,
        count(*) filter (where admitted > $today) as admitted_ahead,
        count(*) filter (where released > $today) as released_ahead,
        count(*) filter (where admitted < $today - interval 60 year) as long_past
    from known_custody_episode
    group by supplier
),

counts as (
    select 'Q22' as check_id, supplier, 'index_event' as table_name, 'age_years' as column_name, odd_age as counted, held as base from events
    union all
    select 'Q23' as check_id, supplier, 'index_event' as table_name, 'event_date' as column_name, on_first as counted, freely_dated as base from events
    union all
    select 'Q23' as check_id, supplier, 'proven_offence' as table_name, 'offence_date' as column_name, offence_on_first as counted, held as base from offences
    union all
    select 'Q23' as check_id, supplier, 'proven_offence' as table_name, 'proven_date' as column_name, proof_on_first as counted, proven as base from offences
    union all
    select 'Q23' as check_id, supplier, 'custody_episode' as table_name, 'admitted' as column_name, admitted_on_first as counted, held as base from stays
    union all
    select 'Q25' as check_id, supplier, 'proven_offence' as table_name, 'proven_date' as column_name, late as counted, proven as base from offences
    union all
    select 'Q28' as check_id, supplier, 'index_event' as table_name, 'event_date' as column_name, ahead as counted, held as base from events
    union all
    select 'Q28' as check_id, supplier, 'proven_offence' as table_name, 'offence_date' as column_name, offence_ahead as counted, held as base from offences
    union all
    select 'Q28' as check_id, supplier, 'proven_offence' as table_name, 'proven_date' as column_name, proof_ahead as counted, proven as base from offences
    union all
    select 'Q28' as check_id, supplier, 'custody_episode' as table_name, 'admitted' as column_name, admitted_ahead as counted, held as base from stays
    union all
    select 'Q28' as check_id, supplier, 'custody_episode' as table_name, 'released' as column_name, released_ahead as counted, ended as base from stays
    union all
    select 'Q29' as check_id, supplier, 'index_event' as table_name, 'event_date' as column_name, long_past as counted, held as base from events
    union all
    select 'Q29' as check_id, supplier, 'proven_offence' as table_name, 'offence_date' as column_name, long_past as counted, held as base from offences
    union all
    select 'Q29' as check_id, supplier, 'custody_episode' as table_name, 'admitted' as column_name, long_past as counted, held as base from stays
)

select
    check_id,
    supplier,
    table_name,
    column_name,
    cast(counted as bigint) as counted,
    cast(base as bigint) as base
from counts
