-- rejected_row: shape of what a check returns; every check's rows are gathered in a table of it.
-- Grain       one row per refused row, rule and column
-- Reads       nothing
-- Parameters  none
-- Units       source_line: physical line in source_file, the header being 1
select
    cast(null as varchar) as table_name,
    cast(null as varchar) as rule,
    cast(null as varchar) as source_file,
    cast(null as bigint) as source_line,
    cast(null as varchar) as column_name,
    cast(null as varchar) as expected
limit 0
