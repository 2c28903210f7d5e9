-- insert_load_table: notes what a load did to a table.
-- Grain       one row
-- Reads       nothing
-- Parameters  $seq INTEGER; $table_name, $supply_mode VARCHAR; $period_start, $period_end, $observed_to DATE; nine counts BIGINT; two lists of columns VARCHAR or null
-- Units       period_end and observed_to: first day NOT covered; counts of rows
insert into load_table (
    seq, table_name, supply_mode, period_start, period_end, observed_to,
    new_rows, changed_rows, unchanged_rows, ended_rows, refused_rows,
    rekeyed_rows, filled_rows, recoded_rows, duplicate_rows, filled_columns, recoded_columns
)
values (
    $seq, $table_name, $supply_mode, $period_start, $period_end, $observed_to,
    $new_rows, $changed_rows, $unchanged_rows, $ended_rows, $refused_rows,
    $rekeyed_rows, $filled_rows, $recoded_rows, $duplicate_rows, $filled_columns, $recoded_columns
)
