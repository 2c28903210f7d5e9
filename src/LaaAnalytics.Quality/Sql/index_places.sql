-- index_places: index events by what could lead to a person, as numbers.
-- Grain       one row per index event
-- Reads       stg_index_event_person, stg_area
-- Parameters  none
-- Units       month counted from year 0; person and areas numbered from 1 in the order of their codes; age band numbered from 0
with
events as (
    select
        event.person_key,
        event.age_band,
        event.sex,
        event.ethnicity_5,
        event.home_area_code,
        coalesce(home.parent_code, event.authority_code) as parent_code,
        event.authority_code,
        cast(event.event_type as varchar) as event_type,
        event.event_date,
        event.offence_group
    from stg_index_event_person as event
    left join stg_area as home
        on home.code = event.home_area_code
        and home.vintage = event.area_vintage
),

persons as (
    select person_key, row_number() over (order by person_key) as number
    from (select distinct person_key from events) as distinct_persons
),

codes as (
    select code, row_number() over (order by code) as number
    from (
        select home_area_code as code from events
        union
        select parent_code as code from events
        union
        select authority_code as code from events
        union
        select sex as code from events
        union
        select ethnicity_5 as code from events
        union
        select event_type as code from events
        union
        select offence_group as code from events
        union
        select 'UNKNOWN' as code
    ) as distinct_codes
)

select
    cast(persons.number as integer) as person,
    cast(list_position(['UNDER_10', '10-11', '12-14', '15-17', '18-20', '21-24', '25-29', '30-39', '40-49', '50+'], events.age_band) - 1 as integer) as age_band,
    cast(sexes.number as integer) as sex,
    cast(ethnicities.number as integer) as ethnicity,
    cast(homes.number as integer) as home_area,
    cast(parents.number as integer) as parent_area,
    cast(authorities.number as integer) as authority,
    cast(event_types.number as integer) as event_type,
    cast(12 * year(events.event_date) + month(events.event_date) - 1 as integer) as month,
    cast(offence_groups.number as integer) as offence_group
from events
inner join persons on persons.person_key = events.person_key
inner join codes as sexes on sexes.code = coalesce(events.sex, 'UNKNOWN')
inner join codes as ethnicities on ethnicities.code = coalesce(events.ethnicity_5, 'UNKNOWN')
inner join codes as homes on homes.code = events.home_area_code
inner join codes as parents on parents.code = events.parent_code
inner join codes as authorities on authorities.code = events.authority_code
inner join codes as event_types on event_types.code = events.event_type
inner join codes as offence_groups on offence_groups.code = events.offence_group
