-- stg_index_event: index events with the groups that figures are made for ({index_event} is the table as known after $as_of).
-- Grain       one row per event_key and supplier
-- Reads       index_event
-- Parameters  $as_of INTEGER, the load
-- Units       predicted_p 0 to 1, four decimals; ages in completed years; prior_record: band of prior_sanctions
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
    disposal,
    offence_code,
    age_at_conviction,
    age_at_first_sanction,
    prior_sanctions,
    case
        when prior_sanctions = 0 then 'none'
        when prior_sanctions <= 2 then '1-2'
        when prior_sanctions <= 6 then '3-6'
        when prior_sanctions <= 10 then '7-10'
        when prior_sanctions > 10 then '11+'
        else 'UNKNOWN'
    end as prior_record
from {index_event}
