-- stg_release: releases in the order of submitting.
-- Grain       one row per release
-- Reads       release
-- Parameters  none
-- Units       position counts from 1; digest 64 hexadecimal digits; schemes joined by blanks; submitted_on ISO instant in UTC
select
    release.release_id,
    release.position,
    release.kind,
    release.file_name,
    release.digest,
    release.profile,
    release.agreement_id,
    release.schemes,
    release.as_of,
    release.submitted_by,
    release.submitted_on,
    release.reason
from release
order by release.position
