-- insert_load: notes a load.
-- Grain       one row
-- Reads       nothing
-- Parameters  $seq INTEGER; $supplier VARCHAR; $agreement VARCHAR or null; $loaded_on VARCHAR; $withdraws INTEGER or null; $reason VARCHAR or null
-- Units       loaded_on: ISO instant in UTC
insert into load (seq, supplier, agreement, loaded_on, withdraws, reason)
values ($seq, $supplier, $agreement, $loaded_on, $withdraws, $reason)
