-- indicator_target: targets, every version that was ever loaded.
-- Grain       one row per agreement, indicator, kind and period, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       period_end exclusive; value in the unit of the indicator; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table indicator_target (
    agreement_id varchar not null,
    indicator_id varchar not null,
    scheme varchar not null,
    kind varchar not null,
    period_start date not null,
    period_end date not null,
    value decimal(18, 6),
    target_type varchar not null,
    status varchar not null,
    agreed_on date,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
