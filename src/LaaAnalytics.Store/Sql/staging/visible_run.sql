-- visible_run: the same where all rows stand in one sorted run and nothing is superseded: a plain scan, whose rows stay in their order.
-- Grain       that of {table}
-- Reads       {table}
-- Parameters  $as_of INTEGER, the load
-- Units       those of {table}; loaded_seq: load that first brought the row
select
    {columns},
    supplier,
    row_id,
    coalesce(first_seq, loaded_seq) as loaded_seq
from {table}
where {table}.loaded_seq <= $as_of
    and (ended_seq is null or ended_seq > $as_of)
