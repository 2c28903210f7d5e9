-- stg_indicator_count: ready-made returns as known after a load ({indicator_count} is the table as known after $as_of).
-- Grain       one row per indicator, area, period, source and supplier
-- Reads       indicator_count
-- Parameters  $as_of INTEGER, the load
-- Units       numerator, denominator and expected as supplied; people null where people are not counted; period_end: first day NOT covered
select
    indicator,
    area_code,
    area_vintage,
    period_start,
    period_end,
    source,
    supplier,
    people,
    numerator,
    denominator,
    expected,
    provisional
from {indicator_count} as known_count
order by indicator, area_code, area_vintage, period_start, period_end, source, supplier, row_id
