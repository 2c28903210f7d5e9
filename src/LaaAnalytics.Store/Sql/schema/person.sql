-- person: people, every version that was ever loaded.
-- Grain       one row per person, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       birth_year calendar year; death_month first day of the month; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table person (
    person_key uuid not null,
    sex varchar not null,
    ethnicity_5 varchar not null,
    ethnicity_source varchar,
    birth_year integer,
    care_experienced boolean,
    death_month date,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
