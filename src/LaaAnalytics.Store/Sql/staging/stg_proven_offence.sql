-- stg_proven_offence: offences with their outcome ({proven_offence} is the table as known after $as_of).
-- Grain       one row per offence_key and supplier
-- Reads       proven_offence
-- Parameters  $as_of INTEGER, the load
-- Units       dates in days; proven_date null while charged only; severity_tier 0 to 3, null where not known
select
    person_key,
    offence_date,
    offence_key,
    supplier,
    row_id,
    proven_date,
    outcome,
    offence_group,
    severity_tier,
    is_breach,
    is_recordable,
    in_england_wales
from {proven_offence}
