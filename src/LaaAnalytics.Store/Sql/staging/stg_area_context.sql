-- stg_area_context: context of areas as known after a load; where suppliers differ the newest load counts, then the supplier first in the alphabet.
-- Grain       one row per area and year
-- Reads       area_context ({area_context} is the table as known after $as_of)
-- Parameters  $as_of INTEGER, the load
-- Units       year calendar year; populations and crimes in counts; imd_decile 1 most deprived
select
    area_code,
    area_vintage,
    year,
    population,
    population_10_17,
    population_16_64,
    imd_decile,
    recorded_crime,
    violent_crime,
    property_crime,
    antisocial_behaviour
from (
    select
        *,
        row_number() over (partition by area_code, area_vintage, year order by loaded_seq desc, supplier, row_id) as place
    from {area_context} as known_context
) as ranked
where place = 1
order by area_code, area_vintage, year
