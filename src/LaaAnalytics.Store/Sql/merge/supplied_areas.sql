-- supplied_areas: areas that a supply's rows are counted in, where the supplier names none ({table}, {area} come from the catalogue).
-- Grain       one row per area_code; * is every area, for tables that are not counted by area
-- Reads       incoming_{table}
-- Parameters  none
-- Units       none
select distinct coalesce({area}, 'UNKNOWN') as area_code
from incoming_{table}
order by area_code
