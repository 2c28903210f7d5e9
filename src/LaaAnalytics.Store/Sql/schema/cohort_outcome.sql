-- cohort_outcome: cohorts with relative days, every version that was ever loaded.
-- Grain       one row per cohort entry, without dates, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       period_end exclusive; observed_days and days_to_event in days from the index day; predicted_p 0 to 1; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table cohort_outcome (
    entry_id varchar,
    source_scheme varchar not null,
    component varchar not null,
    period_start date not null,
    period_end date not null,
    period_label varchar not null,
    area_code varchar,
    area_vintage integer not null,
    sex varchar,
    age_band varchar,
    ethnicity varchar,
    offence_group varchar,
    release_type varchar,
    observed_days integer not null,
    days_to_event integer,
    event_kind varchar,
    reoffences integer,
    predicted_p decimal(5, 4),
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
