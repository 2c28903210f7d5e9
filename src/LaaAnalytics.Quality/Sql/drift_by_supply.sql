-- drift_by_supply: all rows, and whether the newest supply brought them ({table} comes from the catalogue).
-- Grain       that of {table}
-- Reads       known_{table}
-- Parameters  none
-- Units       a row that the newest supply repeats unchanged counts as before
select
    *,
    loaded_seq = max(loaded_seq) over (partition by supplier) as is_newest
from known_{table}
