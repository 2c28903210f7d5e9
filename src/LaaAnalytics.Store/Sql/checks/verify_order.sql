-- verify_order: rows that stand before their predecessor in the order of their run ({table}, {order} come from the catalogue).
-- Grain       one row
-- Reads       {table}, compacted
-- Parameters  none
-- Units       count of rows
select count(*) as problems
from (
    select
        row({order}) as place,
        lag(row({order})) over (
            partition by case when loaded_seq <= coalesce((select max(through_seq) from compacted where table_name = '{table}'), 0) then 0 else loaded_seq end
            order by rowid
        ) as place_before
    from {table}
) as run
where run.place < run.place_before
