-- stg_load_table: what loads did to tables.
-- Grain       one row per load and table
-- Reads       load_table
-- Parameters  none
-- Units       counts of rows; period_end and observed_to: first day NOT covered
select
    seq,
    table_name,
    supply_mode,
    period_start,
    period_end,
    observed_to,
    new_rows,
    changed_rows,
    unchanged_rows,
    ended_rows,
    refused_rows
from load_table
order by seq, table_name
