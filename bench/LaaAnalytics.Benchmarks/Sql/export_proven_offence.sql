-- export_proven_offence: what the comparison in R needs of offences.
-- Grain       one row per offence
-- Reads       proven_offence
-- Parameters  none
-- Units       days since 1970-01-01; proven empty where not proven
select
    cast(('0x' || substr(cast(person_key as varchar), 1, 8)) as integer) as person,
    cast(offence_date - date '1970-01-01' as integer) as day,
    cast(proven_date - date '1970-01-01' as integer) as proven,
    cast(enum_code(outcome) as integer) as outcome,
    cast(is_breach as integer) as is_breach,
    cast(is_recordable as integer) as is_recordable,
    cast(in_england_wales as integer) as in_england_wales
from proven_offence
order by rowid
