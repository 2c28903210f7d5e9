-- proven_offence: proven offences, every version that was ever loaded.
-- Grain       one row per offence with its outcome, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       dates in days; severity_tier 0 to 3; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table proven_offence (
    offence_key varchar not null,
    person_key uuid not null,
    offence_date date not null,
    proven_date date,
    outcome proof_outcome not null,
    offence_code varchar,
    offence_group varchar not null,
    severity_tier integer,
    is_breach boolean not null,
    is_recordable boolean not null,
    in_england_wales boolean not null,
    offence_area_code varchar,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
