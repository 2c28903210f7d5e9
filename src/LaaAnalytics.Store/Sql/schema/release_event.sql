-- release_event: what was noted about a release: submitted, reviewed, approved, refused, withdrawn, exception.
-- Grain       one row per release and event
-- Reads       nothing
-- Parameters  none
-- Units       position counts from 1 within the release; noted_by a role; noted_on ISO instant in UTC; expires_on: last day of an exception; after_pack: position of the pack issued last before, 0 for none
create table release_event (
    release_id varchar not null,
    position integer not null,
    event varchar not null,
    noted_by varchar not null,
    noted_on varchar not null,
    reason varchar not null,
    expires_on date,
    after_pack integer not null
)
