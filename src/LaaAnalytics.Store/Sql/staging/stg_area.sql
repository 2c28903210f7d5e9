-- stg_area: areas as known after a load; where suppliers differ the newest load counts, then the supplier first in the alphabet.
-- Grain       one row per code and vintage
-- Reads       area ({area} is the table as known after $as_of)
-- Parameters  $as_of INTEGER, the load
-- Units       vintage: year of the boundaries
select
    code,
    vintage,
    name,
    area_type,
    parent_code
from (
    select
        code,
        vintage,
        name,
        area_type,
        parent_code,
        row_number() over (partition by code, vintage order by loaded_seq desc, supplier, row_id) as place
    from {area} as known_area
) as ranked
where place = 1
order by code, vintage
