-- held_reach: how far what is held reaches over the period and area of a supply.
-- Grain       one row
-- Reads       coverage, load
-- Parameters  $supplier, $table_name, $area_code VARCHAR; $period_start DATE; $period_end DATE, first day NOT covered
-- Units       observed_to: furthest first day NOT covered; null where none is stated
select max(stated.observed_to) as observed_to
from (
    select
        observed_to,
        row_number() over (partition by area_code, period_start, period_end order by seq desc) as recency
    from coverage
    where supplier = $supplier
        and table_name = $table_name
        and (area_code = $area_code or area_code = '*' or $area_code = '*')
        and period_start < $period_end
        and period_end > $period_start
        and seq not in (
            select withdraws
            from load
            where withdraws is not null
        )
) as stated
where stated.recency = 1
