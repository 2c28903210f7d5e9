-- remove_rejected: takes the rows that a check refused out of a supply ({table} comes from the catalogue).
-- Grain       one row per refused row
-- Reads       rejected_row
-- Parameters  none
-- Units       none
delete from incoming_{table}
where exists (
    select 1
    from rejected_row
    where rejected_row.table_name = '{table}'
        and rejected_row.source_file = incoming_{table}.source_file
        and rejected_row.source_line = incoming_{table}.source_line
)
