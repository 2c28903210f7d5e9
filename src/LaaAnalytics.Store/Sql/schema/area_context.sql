-- area_context: context of areas, every version that was ever loaded.
-- Grain       one row per area and year, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       year calendar year; populations and crimes in counts; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table area_context (
    area_code varchar not null,
    area_vintage integer not null,
    year integer not null,
    population integer,
    population_10_17 integer,
    population_18_plus integer,
    population_16_64 integer,
    imd_decile integer,
    recorded_crime integer,
    violent_crime integer,
    property_crime integer,
    antisocial_behaviour integer,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
