-- read_proven_offence: what the follow-up engine reads of offences ({sorted}: empty for a sorted run).
-- Grain       one row per offence_key and supplier
-- Reads       stg_proven_offence
-- Parameters  $as_of INTEGER, the load
-- Units       proven_date null where not proven; severity_tier 0 to 3, null where not known
select
    person_key,
    offence_date,
    proven_date,
    outcome,
    is_breach,
    is_recordable,
    in_england_wales,
    severity_tier
from {source} as stg
{sorted}
