-- stg_load: loads with the load that withdrew them, if any.
-- Grain       one row per load
-- Reads       load
-- Parameters  none
-- Units       loaded_on: ISO instant in UTC
select
    load.seq,
    load.supplier,
    load.agreement,
    load.loaded_on,
    load.withdraws,
    load.reason,
    withdrawal.seq as withdrawn_by
from load
left join load as withdrawal
    on withdrawal.withdraws = load.seq
order by load.seq
