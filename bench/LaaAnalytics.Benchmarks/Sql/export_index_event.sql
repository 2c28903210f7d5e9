-- export_index_event: what the comparison in R needs of index events; people as dense numbers, days as numbers, which is kind to R.
-- Grain       one row per index event
-- Reads       index_event
-- Parameters  none
-- Units       day: days since 1970-01-01; follow_end exclusive, proof_last inclusive, calendar months added here because R has no such type
select
    cast(('0x' || substr(cast(person_key as varchar), 1, 8)) as integer) as person,
    cast(event_date - date '1970-01-01' as integer) as day,
    cast(cast(event_date + interval 12 months as date) - date '1970-01-01' as integer) as follow_end,
    cast(cast(event_date + interval 18 months as date) - date '1970-01-01' as integer) as proof_last,
    year(event_date) as cohort_year,
    cast(substr(authority_code, 6) as integer) as authority,
    cast(enum_code(event_type) as integer) as event_type,
    cast(pnc_matched as integer) as pnc_matched
from index_event
order by rowid
