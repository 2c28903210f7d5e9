-- generate_proven_offence: made-up offences of people first_person to end_person, straight into the store as part of one sorted run.
-- Grain       one row per offence; six in ten fall on a fifth of the people
-- Reads       nothing
-- Parameters  $first_person, $end_person, $first_offence, $end_offence, $stride BIGINT; as in generate_index_event
-- Units       offence dates 2004 to 2011, proof up to 20 months later; one in ten proven on the same day, one in twenty not proven
insert into proven_offence
with
drawn as (
    select
        offence_number,
        $first_person + case
            when hash(offence_number, 21) % 10 < 6
                then 5 * cast(hash(offence_number, 22) % cast(($end_person - $first_person) // 5 as ubigint) as bigint)
            else cast(hash(offence_number, 22) % cast($end_person - $first_person as ubigint) as bigint)
        end as person,
        date '2004-01-01' + cast(hash(offence_number, 23) % 2922 as integer) as offence_date,
        hash(offence_number, 24) % 20 = 0 as is_open
    from range($first_offence, $end_offence) as numbers(offence_number)
)

select
    'O' || offence_number as offence_key,
    cast(format('{:08x}{:016x}', person * $stride, hash(person, 2)) || '00000000' as uuid) as person_key,
    offence_date,
    case
        when is_open then null
        when hash(offence_number, 25) % 10 = 0 then offence_date
        else offence_date + cast(hash(offence_number, 26) % 600 as integer)
    end as proven_date,
    case
        when is_open then 'CHARGED'
        when hash(offence_number, 27) % 100 < 74 then 'CONVICTION'
        when hash(offence_number, 27) % 100 < 86 then 'CAUTION'
        when hash(offence_number, 27) % 100 < 89 then 'REPRIMAND_WARNING'
        when hash(offence_number, 27) % 100 < 99 then 'TAKEN_INTO_CONSIDERATION'
        else 'UNMAPPED'
    end as outcome,
    null as offence_code,
    case hash(offence_number, 28) % 4 when 0 then 'THEFT' when 1 then 'VIOLENCE' when 2 then 'DRUGS' else 'PUBLIC_ORDER' end as offence_group,
    cast(hash(offence_number, 29) % 4 as integer) as severity_tier,
    hash(offence_number, 30) % 100 < 10 as is_breach,
    hash(offence_number, 31) % 100 < 92 as is_recordable,
    hash(offence_number, 32) % 100 < 97 as in_england_wales,
    'E0600' || lpad(cast(hash(offence_number, 33) % 150 as varchar), 4, '0') as offence_area_code,
    'BENCH' as supplier,
    offence_number as row_id,
    1 as loaded_seq,
    null as ended_seq
from drawn
order by person_key, offence_date, offence_key
