-- withdraw_change: what the withdrawal of a load does to each row ({table} comes from the catalogue).
-- Grain       one row per current row that the load first brought, and per row that it changed or ended
-- Reads       {table}, superseded
-- Parameters  $load INTEGER, the load to be undone
-- Units       change: missing (taken away), returned (brought back)
with
noted as (
    select
        row_id,
        min(seq) as seq
    from superseded
    where table_name = '{table}'
    group by row_id
),

known as (
    select
        facts.row_id,
        coalesce(facts.first_seq, facts.loaded_seq) as brought_seq,
        coalesce(facts.ended_seq, noted.seq) as ended_seq
    from {table} as facts
    left join noted
        on noted.row_id = facts.row_id
)

select
    row_id,
    cast(null as bigint) as incoming_row,
    case when ended_seq is null then 'missing' else 'returned' end as change,
    false as in_slice
from known
where ended_seq = $load
    or (ended_seq is null and brought_seq = $load)
