-- incoming: empty copy of a table's catalogue columns, to be filled by a supply ({table}, {columns} come from the catalogue).
-- Grain       one row per supplied row
-- Reads       {table}
-- Parameters  none
-- Units       source_line: physical line in source_file, the header being 1
select
    {columns},
    cast(null as varchar) as source_file,
    cast(null as bigint) as source_line
from {table}
limit 0
