-- new_coverage: what a supply covers, unless that is what is known already; a withdrawn load has stated nothing.
-- Grain       at most one row: the load's statement about one table, area and period
-- Reads       coverage, load
-- Parameters  $seq INTEGER; $supplier, $table_name, $area_code VARCHAR; $period_start, $period_end, $observed_to DATE
-- Units       period_end and observed_to: first day NOT covered
select
    cast($seq as integer) as seq,
    cast($supplier as varchar) as supplier,
    cast($table_name as varchar) as table_name,
    cast($area_code as varchar) as area_code,
    cast($period_start as date) as period_start,
    cast($period_end as date) as period_end,
    cast($observed_to as date) as observed_to
where not exists (
    select 1
    from (
        select
            observed_to,
            row_number() over (order by seq desc) as recency
        from coverage
        where supplier = $supplier
            and table_name = $table_name
            and area_code = $area_code
            and period_start = $period_start
            and period_end = $period_end
            and seq not in (
                select withdraws
                from load
                where withdraws is not null
            )
    ) as stated
    where stated.recency = 1
        and stated.observed_to is not distinct from cast($observed_to as date)
)
