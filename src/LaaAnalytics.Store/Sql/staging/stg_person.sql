-- stg_person: one view of each person; where suppliers differ the newest load counts, then the supplier first in the alphabet.
-- Grain       one row per person_key
-- Reads       person ({person} is the table as known after $as_of)
-- Parameters  $as_of INTEGER, the load
-- Units       codes
select
    person_key,
    sex,
    ethnicity_5
from (
    select
        person_key,
        sex,
        ethnicity_5,
        row_number() over (partition by person_key order by loaded_seq desc, supplier, row_id) as place
    from {person} as known_person
) as ranked
where place = 1
