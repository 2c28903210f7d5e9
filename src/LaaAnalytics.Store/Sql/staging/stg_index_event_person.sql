-- stg_index_event_person: index events with sex and ethnic group of the person; the join keeps no order.
-- Grain       one row per event_key and supplier
-- Reads       stg_index_event, stg_person
-- Parameters  $as_of INTEGER, the load
-- Units       those of stg_index_event; UNKNOWN where no person was supplied
select
    event.*,
    coalesce(person.sex, 'UNKNOWN') as sex,
    coalesce(person.ethnicity_5, 'UNKNOWN') as ethnicity_5
from {stg_index_event} as event
left join {stg_person} as person using (person_key)
