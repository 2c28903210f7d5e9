-- draft_base: how much a table that only grows holds, to tell whether a store has changed ({table}: from a closed list).
-- Grain       one row
-- Reads       {table}
-- Parameters  none
-- Units       count of rows
select count(*) as grown
from {table}
