-- compact_superseded: drops the notes that compaction has written into the rows of a table.
-- Grain       one row per superseded row of the table
-- Reads       nothing
-- Parameters  $table_name VARCHAR
-- Units       none
delete from superseded
where table_name = $table_name
