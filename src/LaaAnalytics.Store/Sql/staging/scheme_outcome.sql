-- scheme_outcome: a proof that a scheme accepts.
-- Grain       one row per outcome
-- Reads       nothing
-- Parameters  $outcome VARCHAR
-- Units       codes
select cast($outcome as varchar) as outcome
