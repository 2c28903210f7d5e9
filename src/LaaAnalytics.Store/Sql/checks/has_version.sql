-- has_version: whether a database is a store at all.
-- Grain       one row
-- Reads       information_schema.tables
-- Parameters  none
-- Units       tables 0 or 1: whether there is a table schema_version; others: number of other tables
select
    cast(count(*) filter (where table_name = 'schema_version') as integer) as version_tables,
    cast(count(*) filter (where table_name <> 'schema_version') as integer) as other_tables
from information_schema.tables
