-- load_in_the_way: later loads of the same supplier that touched a table of a load and still stand.
-- Grain       one row per load in the way, newest first
-- Reads       load, load_table
-- Parameters  $load INTEGER, the load to be undone
-- Units       loads count from 1
select later.seq
from load as undone
inner join load as later
    on later.supplier = undone.supplier
    and later.seq > undone.seq
where undone.seq = $load
    and later.withdraws is null
    and later.seq not in (
        select withdraws
        from load
        where withdraws is not null
    )
    and exists (
        select 1
        from load_table as touched
        inner join load_table as of_undone
            on of_undone.table_name = touched.table_name
        where touched.seq = later.seq
            and of_undone.seq = undone.seq
    )
order by later.seq desc
