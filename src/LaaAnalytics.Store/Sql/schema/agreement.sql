-- agreement: agreements, every version that was ever loaded.
-- Grain       one row per agreement and member area, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       term_end exclusive; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table agreement (
    agreement_id varchar not null,
    name varchar not null,
    area_code varchar not null,
    area_vintage integer not null,
    member_area_code varchar not null,
    government_office varchar not null,
    round integer not null,
    term_start date not null,
    term_end date not null,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
