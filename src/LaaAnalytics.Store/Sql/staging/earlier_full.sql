-- earlier_full: earlier full supplies of a table by a supplier that still stand.
-- Grain       one row per load
-- Reads       load_table, load
-- Parameters  $supplier, $table_name VARCHAR
-- Units       supplied_rows: rows accepted; days: length of the period supplied
select
    load_table.new_rows + load_table.changed_rows + load_table.unchanged_rows as supplied_rows,
    cast(load_table.period_end - load_table.period_start as bigint) as days
from load_table
inner join load
    on load.seq = load_table.seq
where load.supplier = $supplier
    and load_table.table_name = $table_name
    and load_table.supply_mode = 'full'
    and load.withdraws is null
    and load.seq not in (
        select withdraws
        from load
        where withdraws is not null
    )
order by load.seq
