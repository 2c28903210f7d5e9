-- completeness: Q10 to Q14, Q16 and Q17, what is blank although a figure needs it; one pass over each table.
-- Grain       one row per check, supplier, table and column
-- Reads       known_index_event, known_proven_offence, known_person, reach
-- Parameters  none
-- Units       counts of rows; reach.observed_to: first day the supplier's table does not reach
with
events as materialized (
    select
        supplier,
        count(*) as held,
        count(*) filter (where offence_group = 'UNKNOWN') as group_unknown,
        count(*) filter (where disposal = 'UNKNOWN') as disposal_unknown,
        count(*) filter (where not pnc_matched) as unmatched,
        count(*) filter (where event_type = 'CASELOAD_SNAPSHOT' and pnc_matched) as predicted_needed,
        count(*) filter (where event_type = 'CASELOAD_SNAPSHOT' and pnc_matched and predicted_p is null) as predicted_blank,
        count(*) filter (where disposal in ('CUST_LT6M', 'CUST_6_12M', 'CUST_1_4Y', 'CUST_GE4Y', 'DTO')) as length_needed,
        count(*) filter (where disposal in ('CUST_LT6M', 'CUST_6_12M', 'CUST_1_4Y', 'CUST_GE4Y', 'DTO') and sentence_days is null) as length_blank
    from known_index_event
    group by supplier
),

offences as materialized (
    select
        offence.supplier,
        count(*) as held,
        count(*) filter (where offence.offence_group = 'UNKNOWN') as group_unknown,
        count(*) filter (where offence.outcome in ('CONVICTION', 'CAUTION', 'REPRIMAND_WARNING')) as proven,
        count(*) filter (where offence.outcome in ('CONVICTION', 'CAUTION', 'REPRIMAND_WARNING') and offence.proven_date is null) as undated,
        count(*) filter (where offence.offence_date < reach.observed_to - interval 1 year) as of_age,
        count(*) filter (where offence.offence_date < reach.observed_to - interval 1 year and offence.outcome = 'CHARGED') as still_charged
    from known_proven_offence as offence
    left join reach
        on reach.supplier = offence.supplier
        and reach.table_name = 'proven_offence'
    group by offence.supplier
),

people as materialized (
    select
        supplier,
        count(*) as held,
        count(*) filter (where sex = 'U') as sex_unknown,
        count(*) filter (where ethnicity_5 = 'NOT_STATED') as ethnicity_unknown
    from known_person
    group by supplier
),

counts as (
    select 'Q10' as check_id, supplier, 'index_event' as table_name, 'predicted_p' as column_name, predicted_blank as counted, predicted_needed as base from events
    union all
    select 'Q11' as check_id, supplier, 'index_event' as table_name, 'offence_group' as column_name, group_unknown as counted, held as base from events
    union all
    select 'Q11' as check_id, supplier, 'index_event' as table_name, 'disposal' as column_name, disposal_unknown as counted, held as base from events
    union all
    select 'Q11' as check_id, supplier, 'proven_offence' as table_name, 'offence_group' as column_name, group_unknown as counted, held as base from offences
    union all
    select 'Q12' as check_id, supplier, 'index_event' as table_name, 'pnc_matched' as column_name, unmatched as counted, held as base from events
    union all
    select 'Q13' as check_id, supplier, 'proven_offence' as table_name, 'proven_date' as column_name, undated as counted, proven as base from offences
    union all
    select 'Q14' as check_id, supplier, 'proven_offence' as table_name, 'outcome' as column_name, still_charged as counted, of_age as base from offences
    union all
    select 'Q16' as check_id, supplier, 'person' as table_name, 'sex' as column_name, sex_unknown as counted, held as base from people
    union all
    select 'Q16' as check_id, supplier, 'person' as table_name, 'ethnicity_5' as column_name, ethnicity_unknown as counted, held as base from people
    union all
    select 'Q17' as check_id, supplier, 'index_event' as table_name, 'sentence_days' as column_name, length_blank as counted, length_needed as base from events
)

select
    check_id,
    supplier,
    table_name,
    column_name,
    cast(counted as bigint) as counted,
    cast(base as bigint) as base
from counts
