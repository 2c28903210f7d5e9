-- last_load: number of the newest load, 0 where nothing was loaded.
-- Grain       one row
-- Reads       load
-- Parameters  none
-- Units       loads count from 1
select cast(coalesce(max(seq), 0) as integer) as seq
from load
