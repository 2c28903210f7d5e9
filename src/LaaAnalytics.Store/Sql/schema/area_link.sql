-- area_link: links between areas, every version that was ever loaded.
-- Grain       one row per pair of areas of two vintages, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       weight 0 to 1; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table area_link (
    from_code varchar not null,
    from_vintage integer not null,
    to_code varchar not null,
    to_vintage integer not null,
    change varchar not null,
    weight decimal(18, 6) not null,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
