-- run_count: in how many sorted runs a table stands as known after a load, and how many rows are noted as superseded.
-- Grain       one row
-- Reads       load_table, compacted, superseded
-- Parameters  $table_name VARCHAR; $as_of INTEGER, the load
-- Units       counts
with
compaction as (
    select coalesce(max(through_seq), 0) as through_seq
    from compacted
    where table_name = $table_name
),

later_run as (
    select count(*) as runs
    from load_table
    where table_name = $table_name
        and seq <= $as_of
        and seq > (select through_seq from compaction)
        and new_rows + changed_rows > 0
),

ended as (
    select count(*) as superseded_rows
    from superseded
    where table_name = $table_name
        and seq <= $as_of
)

select
    later_run.runs + case when compaction.through_seq > 0 then 1 else 0 end as runs,
    ended.superseded_rows
from later_run
cross join compaction
cross join ended
