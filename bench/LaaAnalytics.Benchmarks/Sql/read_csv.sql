-- read_csv: the same intake by DuckDB's own strict reader; refused lines go to reject_errors, rows out of range stay away.
-- Grain       one row per accepted offence
-- Reads       {file}
-- Parameters  none; no parameter is allowed in create table as
-- Units       those of proven_offence
create temp table incoming as
select
    offence_key,
    person_key,
    offence_date,
    proven_date,
    outcome,
    offence_code,
    offence_group,
    severity_tier,
    is_breach,
    is_recordable,
    in_england_wales,
    offence_area_code
from read_csv(
    '{file}',
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    dateformat = '%Y-%m-%d',
    store_rejects = true,
    columns = {
        'offence_key': 'varchar',
        'person_key': 'uuid',
        'offence_date': 'date',
        'proven_date': 'date',
        'outcome': 'proof_outcome',
        'offence_code': 'varchar',
        'offence_group': 'varchar',
        'severity_tier': 'integer',
        'is_breach': 'boolean',
        'is_recordable': 'boolean',
        'in_england_wales': 'boolean',
        'offence_area_code': 'varchar'
    }
)
where offence_key is not null
    and length(offence_key) <= 64
    and person_key is not null
    and outcome is not null
    and offence_date >= date '2004-01-01'
    and offence_date < date '2012-01-01'
    and (proven_date is null or proven_date < date '2013-12-01')
    and (offence_code is null or length(offence_code) <= 12)
    and offence_group in (
        'VIOLENCE', 'SEXUAL', 'ROBBERY', 'THEFT', 'CRIM_DAMAGE_ARSON', 'DRUGS', 'WEAPONS', 'PUBLIC_ORDER', 'MISC_CAS', 'FRAUD', 'MOTORING_SUMM',
        'OTHER_SUMM', 'BREACH', 'UNKNOWN', 'UNMAPPED'
    )
    and (severity_tier is null or severity_tier between 0 and 3)
    and is_breach is not null
    and is_recordable is not null
    and in_england_wales is not null
    and (offence_area_code is null or length(offence_area_code) <= 24)
