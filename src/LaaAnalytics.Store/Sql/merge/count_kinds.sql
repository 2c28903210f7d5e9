-- count_kinds: changed rows that only had blanks filled, or codes renamed, and in which columns ({table} and its columns come from the catalogue).
-- Grain       one row
-- Reads       changed_pair_{table}, renaming_{table}
-- Parameters  none
-- Units       counts of rows; state of a column and of its row: 0 same, 1 filled, 2 recoded, 3 news; the row's is its columns' greatest
with
compared as (
    select
        {states}
    from changed_pair_{table}
),

rated as (
    select
        *,
        greatest({state_list}) as kind
    from compared
)

select
    count(*) filter (where kind = 1) as filled_rows,
    count(*) filter (where kind = 2) as recoded_rows,
    {state_flags}
from rated
