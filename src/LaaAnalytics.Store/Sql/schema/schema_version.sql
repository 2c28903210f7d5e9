-- schema_version: version of the store's tables.
-- Grain       one row
-- Reads       nothing
-- Parameters  none
-- Units       version counts from 1
create table schema_version (
    version integer not null
)
