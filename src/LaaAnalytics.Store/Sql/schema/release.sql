-- release: what was put forward to leave the partnership; issued packs are in issued_pack.
-- Grain       one row per release
-- Reads       nothing
-- Parameters  none
-- Units       position counts from 1; digest: SHA-256; schemes: definitions, joined by blanks; as_of: last load known; submitted_by a role; submitted_on ISO instant in UTC
create table release (
    release_id varchar primary key,
    position integer not null,
    kind varchar not null,
    file_name varchar not null,
    digest varchar not null,
    profile varchar not null,
    agreement_id varchar,
    schemes varchar not null,
    as_of integer not null,
    submitted_by varchar not null,
    submitted_on varchar not null,
    reason varchar not null
)
