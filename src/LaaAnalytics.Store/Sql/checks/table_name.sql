-- table_name: tables of a database.
-- Grain       one row per table
-- Reads       information_schema.tables
-- Parameters  none
-- Units       none
select table_name
from information_schema.tables
order by table_name
