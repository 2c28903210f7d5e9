-- stg_load_acceptance: guards that were overruled for loads.
-- Grain       one row per load and guard
-- Reads       load_acceptance
-- Parameters  none
-- Units       rule: number of the ingestion rule
select
    seq,
    rule,
    reason
from load_acceptance
order by seq, rule
