-- drift_by_date: rows of the last fifteen months, and whether they are of the last three ({table}, {day} and {kind} come from the catalogue).
-- Grain       that of {table}
-- Reads       known_{table}
-- Parameters  none
-- Units       kinds of row ({kind}) that do not stand in both parts are left out: lists come once a year, and do not drift
select known.*, is_newest
from (
    select
        *,
        {day} >= newest_start as is_newest,
        bool_or({day} >= newest_start) over of_kind and bool_or({day} < newest_start) over of_kind as in_both
    from known_{table}
    inner join (
        select
            supplier as of_supplier,
            cast(max({day}) + interval 1 day - interval 3 month as date) as newest_start
        from known_{table}
        group by supplier
    ) as reached
        on reached.of_supplier = supplier
    where {day} >= newest_start - interval 12 month
    window of_kind as (partition by supplier, {kind})
) as known
where in_both
