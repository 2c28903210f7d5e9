-- compact_note: notes that a table is one sorted run up to a load.
-- Grain       one row
-- Reads       nothing
-- Parameters  $table_name VARCHAR; $through_seq INTEGER, the last load in the run
-- Units       none
insert into compacted (table_name, through_seq)
values ($table_name, $through_seq)
