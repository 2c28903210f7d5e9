-- scheme_event: an index event that enters a scheme's cohorts.
-- Grain       one row per event_type
-- Reads       nothing
-- Parameters  $event_type VARCHAR
-- Units       codes
select cast($event_type as varchar) as event_type
