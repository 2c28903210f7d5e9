-- read_index_event: what the follow-up engine reads of index events ({dimensions}: chosen from a closed list; {sorted}: empty for a sorted run).
-- Grain       one row per event_key and supplier
-- Reads       stg_index_event or stg_index_event_person
-- Parameters  $as_of INTEGER, the load
-- Units       predicted_p 0 to 1, four decimals; null where none is supplied
select
    person_key,
    event_date,
    event_type,
    age_years,
    pnc_matched,
    predicted_p{dimensions}
from {source} as stg
{sorted}
