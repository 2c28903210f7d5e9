-- insert_release: enters a release.
-- Grain       one row
-- Reads       nothing
-- Parameters  $release_id, $kind, $file_name, $digest, $profile, $schemes, $submitted_by, $submitted_on, $reason VARCHAR; $agreement_id VARCHAR or null; $position, $as_of INTEGER
-- Units       position counts from 1; digest 64 hexadecimal digits; submitted_on ISO instant in UTC
insert into release (
    release_id, position, kind, file_name, digest, profile, agreement_id, schemes, as_of, submitted_by, submitted_on, reason
)
values (
    $release_id, $position, $kind, $file_name, $digest, $profile, $agreement_id, $schemes, $as_of, $submitted_by, $submitted_on, $reason
)
