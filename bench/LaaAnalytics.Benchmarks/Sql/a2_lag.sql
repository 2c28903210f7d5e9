-- a2_lag: a2 with the first event of a year found by looking one row back instead of grouping.
-- Grain       one row per authority_code and calendar year with an entry
-- Reads       index_event, proven_offence of a store with one sorted run each
-- Parameters  none; rules and cohorts are those of moj-annual@2011-10, cohorts 2005 to 2009
-- Units       counts; lag() over () sees rows in the order of the run, which SQL does not promise but DuckDB keeps
with
eligible as (
    select
        rowid as entry_id,
        person_key,
        year(event_date) as cohort_year,
        event_date,
        authority_code
    from index_event
    where loaded_seq <= 1
        and (ended_seq is null or ended_seq > 1)
        and event_type in (
            'CUSTODY_RELEASE', 'COMMUNITY_ORDER', 'SUSPENDED_SENTENCE', 'CAUTION', 'YOUTH_CAUTION', 'REPRIMAND_WARNING', 'FINE_DISCHARGE'
        )
        and pnc_matched
        and event_date >= date '2005-01-01'
        and event_date < date '2010-01-01'
),

seen as (
    select
        eligible.*,
        lag(person_key) over () as last_person,
        lag(cohort_year) over () as last_year
    from eligible
),

entry as (
    select
        entry_id,
        person_key,
        cohort_year,
        event_date,
        authority_code
    from seen
    where last_person is null
        or last_person <> person_key
        or last_year <> cohort_year
),

windowed as (
    select
        entry_id,
        person_key,
        event_date,
        cast(event_date + interval 12 months as date) as follow_end,
        cast(event_date + interval 18 months as date) as proof_last
    from entry
),

counted_offence as (
    select
        person_key,
        offence_date,
        proven_date
    from proven_offence
    where loaded_seq <= 1
        and (ended_seq is null or ended_seq > 1)
        and proven_date is not null
        and outcome in ('CONVICTION', 'CAUTION', 'REPRIMAND_WARNING')
        and not is_breach
        and is_recordable
        and in_england_wales
),

hit as (
    select
        windowed.entry_id,
        count(*) as reoffences
    from windowed
    inner join counted_offence
        on counted_offence.person_key = windowed.person_key
        and counted_offence.offence_date >= windowed.event_date
        and counted_offence.offence_date < windowed.follow_end
        and counted_offence.proven_date <= windowed.proof_last
        and not (counted_offence.offence_date = windowed.event_date and counted_offence.proven_date = windowed.event_date)
    group by windowed.entry_id
)

select
    entry.authority_code,
    cast(entry.cohort_year as integer) as cohort_year,
    cast(count(*) as bigint) as offenders,
    cast(count(hit.entry_id) as bigint) as reoffenders,
    cast(coalesce(sum(hit.reoffences), 0) as bigint) as reoffences
from entry
left join hit
    on hit.entry_id = entry.entry_id
group by entry.authority_code, entry.cohort_year
order by entry.authority_code, cohort_year
