-- rows_of_total: rows that a total known from elsewhere speaks of ({table}, {day} and {area} come from the catalogue).
-- Grain       one row
-- Reads       known_{table}
-- Parameters  $supplier VARCHAR; $period_start DATE; $period_end DATE (exclusive); $area VARCHAR, null for every area
-- Units       counts of rows
select
    cast(count(*) as bigint) as counted
from known_{table}
where supplier = $supplier
    and {day} >= $period_start
    and {day} < $period_end
    and ($area is null or {area} = $area)
