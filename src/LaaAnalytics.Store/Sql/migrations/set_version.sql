-- set_version: notes the version that the store's tables now have.
-- Grain       one row
-- Reads       nothing
-- Parameters  $version INTEGER
-- Units       versions count from 1
update schema_version
set version = $version
