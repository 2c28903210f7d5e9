-- rows_in_window: rows of one supplier dated in a span of days ({table} and {day} come from the catalogue).
-- Grain       one row
-- Reads       known_{table}
-- Parameters  $supplier VARCHAR; $window_start DATE; $window_end DATE (exclusive)
-- Units       counts of rows
select
    cast(count(*) as bigint) as counted
from known_{table}
where supplier = $supplier
    and {day} >= $window_start
    and {day} < $window_end
