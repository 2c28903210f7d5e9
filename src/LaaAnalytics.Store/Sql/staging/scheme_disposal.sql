-- scheme_disposal: an index disposal that enters a scheme's cohorts.
-- Grain       one row per disposal; none where the scheme takes every disposal
-- Reads       nothing
-- Parameters  $disposal VARCHAR
-- Units       codes
select cast($disposal as varchar) as disposal
