-- stg_load_table: what loads did to tables.
-- Grain       one row per load and table
-- Reads       load_table
-- Parameters  none
-- Units       counts of rows, 0 where kinds of change were not told apart; columns between commas; period_end and observed_to: first day NOT covered
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
    refused_rows,
    coalesce(rekeyed_rows, 0) as rekeyed_rows,
    coalesce(filled_rows, 0) as filled_rows,
    coalesce(recoded_rows, 0) as recoded_rows,
    coalesce(duplicate_rows, 0) as duplicate_rows,
    coalesce(filled_columns, '') as filled_columns,
    coalesce(recoded_columns, '') as recoded_columns
from load_table
order by seq, table_name
