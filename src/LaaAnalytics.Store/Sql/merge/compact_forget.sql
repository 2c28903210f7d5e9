-- compact_forget: drops the note of a table's earlier compaction.
-- Grain       at most one row
-- Reads       nothing
-- Parameters  $table_name VARCHAR
-- Units       none
delete from compacted
where table_name = $table_name
