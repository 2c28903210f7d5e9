-- stg_index_event: index events with the groups that figures are made for ({index_event} is the table as known after $as_of).
-- Grain       one row per event_key and supplier
-- Reads       index_event
-- Parameters  $as_of INTEGER, the load
-- Units       predicted_p 0 to 1, four decimals; ages in completed years
select
    person_key,
    event_date,
    event_key,
    supplier,
    row_id,
    event_type,
    age_years,
    case when age_years < 18 then 'young' else 'adult' end as age_group,
    case
        when age_years < 10 then 'UNDER_10'
        when age_years < 12 then '10-11'
        when age_years < 15 then '12-14'
        when age_years < 18 then '15-17'
        when age_years < 21 then '18-20'
        when age_years < 25 then '21-24'
        when age_years < 30 then '25-29'
        when age_years < 40 then '30-39'
        when age_years < 50 then '40-49'
        else '50+'
    end as age_band,
    pnc_matched,
    predicted_p,
    authority_code,
    home_area_code,
    area_vintage,
    offence_group,
    disposal
from {index_event}
