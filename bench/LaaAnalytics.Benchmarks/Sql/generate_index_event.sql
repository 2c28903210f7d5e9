-- generate_index_event: made-up index events of people first_person to end_person, straight into the store as part of one sorted run.
-- Grain       one row per event; people of later slices have greater keys, so slices inserted in order make one sorted run
-- Reads       nothing
-- Parameters  $first_person, $end_person, $first_event, $end_event, $stride BIGINT; ends exclusive; stride: distance of two people's leading key bits
-- Units       index dates 2005 to 2009; hash() is the only source of chance
insert into index_event
with
drawn as (
    select
        event_number,
        $first_person + cast(hash(event_number, 1) % cast($end_person - $first_person as ubigint) as bigint) as person
    from range($first_event, $end_event) as numbers(event_number)
)

select
    'E' || event_number as event_key,
    cast(format('{:08x}{:016x}', person * $stride, hash(person, 2)) || '00000000' as uuid) as person_key,
    case
        when hash(event_number, 3) % 100 < 18 then 'CUSTODY_RELEASE'
        when hash(event_number, 3) % 100 < 40 then 'COMMUNITY_ORDER'
        when hash(event_number, 3) % 100 < 50 then 'SUSPENDED_SENTENCE'
        when hash(event_number, 3) % 100 < 62 then 'CAUTION'
        when hash(event_number, 3) % 100 < 66 then 'YOUTH_CAUTION'
        when hash(event_number, 3) % 100 < 72 then 'REPRIMAND_WARNING'
        when hash(event_number, 3) % 100 < 90 then 'FINE_DISCHARGE'
        when hash(event_number, 3) % 100 < 95 then 'CASELOAD_SNAPSHOT'
        when hash(event_number, 3) % 100 < 99 then 'DRUG_TEST_POS'
        else 'UNMAPPED'
    end as event_type,
    date '2005-01-01' + cast(hash(event_number, 4) % 1826 as integer) as event_date,
    cast(10 + hash(event_number, 5) % 60 as integer) as age_years,
    null as offence_code,
    'THEFT' as offence_group,
    'COMMUNITY_ORDER' as disposal,
    null as sentence_days,
    'E0600' || lpad(cast(hash(person, 6) % 150 as varchar), 4, '0') as home_area_code,
    2009 as area_vintage,
    'E0600' || lpad(cast((hash(person, 6) % 150 + case when hash(event_number, 7) % 10 = 0 then 1 else 0 end) % 150 as varchar), 4, '0') as authority_code,
    hash(event_number, 8) % 100 >= 2 as pnc_matched,
    null as age_at_conviction,
    null as age_at_first_sanction,
    cast(hash(event_number, 9) % 20 as integer) as prior_sanctions,
    null as prior_custody,
    case when hash(event_number, 10) % 10 < 7 then cast(hash(event_number, 11) % 10001 as decimal(9, 4)) / 10000 end as predicted_p,
    'BENCH' as supplier,
    event_number as row_id,
    1 as loaded_seq,
    null as ended_seq
from drawn
order by person_key, event_date, event_key
