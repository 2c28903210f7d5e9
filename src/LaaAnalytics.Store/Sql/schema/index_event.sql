-- index_event: index events, every version that was ever loaded.
-- Grain       one row per event that can put a person into a cohort, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       event_date in days; ages in completed years; predicted_p 0 to 1; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table index_event (
    event_key varchar not null,
    person_key uuid not null,
    event_type index_event_type not null,
    event_date date not null,
    age_years integer not null,
    offence_code varchar,
    offence_group varchar not null,
    disposal varchar not null,
    sentence_days integer,
    home_area_code varchar not null,
    area_vintage integer not null,
    authority_code varchar not null,
    pnc_matched boolean not null,
    age_at_conviction integer,
    age_at_first_sanction integer,
    prior_sanctions integer,
    prior_custody integer,
    predicted_p decimal(5, 4),
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
