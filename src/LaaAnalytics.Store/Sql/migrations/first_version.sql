-- first_version: notes the version of a new store's tables.
-- Grain       one row
-- Reads       nothing
-- Parameters  $version INTEGER
-- Units       versions count from 1
insert into schema_version (version)
values ($version)
