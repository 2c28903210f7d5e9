-- stored_version: version of the store's tables.
-- Grain       one row
-- Reads       schema_version
-- Parameters  none
-- Units       versions count from 1
select max(version) as version
from schema_version
