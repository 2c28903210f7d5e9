-- people: Q15, people with an index event of whom no supplier has sent a person row; Q32, people whose sex two suppliers give differently.
-- Grain       one row per check and supplier
-- Reads       known_index_event, known_person
-- Parameters  none
-- Units       counts of people; for Q32 of those whom another supplier knows as well, with sex F or M from both
with
indexed as (
    select distinct
        supplier,
        person_key
    from known_index_event
),

sexes as (
    select
        supplier,
        person_key,
        any_value(sex) as sex
    from known_person
    where sex in ('F', 'M')
    group by supplier, person_key
),

shared as (
    select
        person_key,
        count(distinct sex) as sexes
    from sexes
    group by person_key
    having count(*) > 1
)

select
    'Q15' as check_id,
    supplier,
    'index_event' as table_name,
    'person_key' as column_name,
    cast(count(*) filter (where not exists (select 1 from known_person where known_person.person_key = indexed.person_key)) as bigint) as counted,
    cast(count(*) as bigint) as base
from indexed
group by supplier
union all
select
    'Q32' as check_id,
    sexes.supplier,
    'person' as table_name,
    'sex' as column_name,
    cast(count(*) filter (where shared.sexes > 1) as bigint) as counted,
    cast(count(*) as bigint) as base
from sexes
inner join shared
    on shared.person_key = sexes.person_key
group by sexes.supplier
