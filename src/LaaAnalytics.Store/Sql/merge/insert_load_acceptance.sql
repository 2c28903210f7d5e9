-- insert_load_acceptance: notes a guard that was overruled for a load.
-- Grain       one row
-- Reads       nothing
-- Parameters  $seq INTEGER; $rule, $reason VARCHAR
-- Units       rule: number of the ingestion rule
insert into load_acceptance (seq, rule, reason)
values ($seq, $rule, $reason)
