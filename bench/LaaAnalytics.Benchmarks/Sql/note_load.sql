-- note_load: what a load would have noted of the generated tables: one run of each.
-- Grain       one row per table
-- Reads       index_event, proven_offence
-- Parameters  none
-- Units       counts of rows
insert into load_table
select
    1 as seq,
    generated.table_name,
    'full' as supply_mode,
    generated.period_start,
    date '2012-01-01' as period_end,
    case when generated.table_name = 'proven_offence' then date '2013-12-01' end as observed_to,
    generated.new_rows,
    0 as changed_rows,
    0 as unchanged_rows,
    0 as ended_rows,
    0 as refused_rows
from (
    select 'index_event' as table_name, date '2005-01-01' as period_start, count(*) as new_rows from index_event
    union all
    select 'proven_offence' as table_name, date '2004-01-01' as period_start, count(*) as new_rows from proven_offence
) as generated
