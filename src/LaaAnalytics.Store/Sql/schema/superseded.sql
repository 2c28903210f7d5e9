-- superseded: rows that a later load changed or ended, until compaction writes it into them.
-- Grain       one row per superseded row
-- Reads       nothing
-- Parameters  none
-- Units       seq: first load that no longer knows the row
create table superseded (
    table_name varchar not null,
    row_id bigint not null,
    seq integer not null
)
