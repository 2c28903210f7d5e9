-- area: areas, every version that was ever loaded.
-- Grain       one row per area code and vintage, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       easting and northing in metres of the National Grid; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table area (
    code varchar not null,
    vintage integer not null,
    name varchar not null,
    area_type varchar not null,
    parent_code varchar,
    rural_urban varchar,
    easting integer,
    northing integer,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
