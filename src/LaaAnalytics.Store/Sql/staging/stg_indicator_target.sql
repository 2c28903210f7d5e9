-- stg_indicator_target: agreed values of an agreement as known after a load ({indicator_target} is the table as known after $as_of).
-- Grain       one row per indicator_id, kind and period
-- Reads       indicator_target
-- Parameters  $as_of INTEGER, the load; $agreement_id VARCHAR
-- Units       value in the indicator's unit, null for a placeholder; period_end: first day NOT covered
select
    indicator_id,
    scheme,
    kind,
    period_start,
    period_end,
    value,
    target_type,
    status,
    agreed_on
from (
    select
        *,
        row_number() over (
            partition by indicator_id, kind, period_start, period_end
            order by case when value is null then 1 else 0 end, loaded_seq desc, supplier, row_id
        ) as place
    from {indicator_target} as known_target
    where agreement_id = $agreement_id
) as ranked
where place = 1
order by indicator_id, period_start, period_end, kind
