-- indicator_count: ready-made returns, every version that was ever loaded.
-- Grain       one row per indicator, area, period and source, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       period_end exclusive; numerator, denominator and expected as supplied; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table indicator_count (
    indicator varchar not null,
    area_code varchar not null,
    area_vintage integer not null,
    period_start date not null,
    period_end date not null,
    source varchar not null,
    people integer,
    numerator decimal(18, 6) not null,
    denominator decimal(18, 6) not null,
    expected decimal(18, 6),
    provisional boolean not null,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
