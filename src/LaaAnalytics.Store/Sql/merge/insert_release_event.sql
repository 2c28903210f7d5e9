-- insert_release_event: notes something about a release.
-- Grain       one row
-- Reads       nothing
-- Parameters  $release_id, $event, $noted_by, $noted_on, $reason VARCHAR; $position, $after_pack INTEGER; $expires_on DATE or null
-- Units       position counts from 1 within the release; noted_on ISO instant in UTC; expires_on inclusive
insert into release_event (
    release_id, position, event, noted_by, noted_on, reason, expires_on, after_pack
)
values (
    $release_id, $position, $event, $noted_by, $noted_on, $reason, $expires_on, $after_pack
)
