-- compacted: tables that were rewritten as one sorted run.
-- Grain       one row per compacted table
-- Reads       nothing
-- Parameters  none
-- Units       through_seq: the run holds every row of the loads up to and including it
create table compacted (
    table_name varchar not null,
    through_seq integer not null
)
