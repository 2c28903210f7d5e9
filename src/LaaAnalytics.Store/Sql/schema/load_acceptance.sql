-- load_acceptance: guards that were overruled for a load, with the reason.
-- Grain       one row per load and guard
-- Reads       nothing
-- Parameters  none
-- Units       rule: number of the ingestion rule
create table load_acceptance (
    seq integer not null,
    rule varchar not null,
    reason varchar not null
)
