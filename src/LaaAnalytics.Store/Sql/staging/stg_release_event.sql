-- stg_release_event: what was noted about releases, in order.
-- Grain       one row per release and event
-- Reads       release_event
-- Parameters  none
-- Units       noted_on ISO instant in UTC; expires_on: last day of an exception; after_pack: position of the pack issued last before, 0 for none
select
    release_event.release_id,
    release_event.event,
    release_event.noted_by,
    release_event.noted_on,
    release_event.reason,
    release_event.expires_on,
    release_event.after_pack
from release_event
order by release_event.release_id, release_event.position
