-- export_extract: an offence extract as a supplier would send it.
-- Grain       one row per offence
-- Reads       proven_offence
-- Parameters  none
-- Units       in the order of the offence's number, not of the person: unsorted, as extracts come
select
    offence_key,
    replace(cast(person_key as varchar), '-', '') as person_key,
    offence_date,
    proven_date,
    outcome,
    offence_code,
    offence_group,
    severity_tier,
    is_breach,
    is_recordable,
    in_england_wales,
    offence_area_code
from proven_offence
order by row_id
