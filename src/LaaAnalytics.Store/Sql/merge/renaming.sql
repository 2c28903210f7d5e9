-- renaming: codes of a column that gave way to one other code, in two rows or more and all over the supply ({table}, {column} come from the catalogue).
-- Grain       one row per old code
-- Reads       changed_pair_{table}, incoming_{table}
-- Parameters  none
-- Units       codes
select
    '{column}' as column_name,
    renamed.old_code,
    renamed.new_code
from (
    select
        cast(old_{column} as varchar) as old_code,
        cast(new_{column} as varchar) as new_code,
        count(*) as changed_rows,
        count(*) over (partition by cast(old_{column} as varchar)) as new_codes
    from changed_pair_{table}
    where old_{column} <> new_{column}
    group by old_{column}, new_{column}
) as renamed
where renamed.new_codes = 1
    and renamed.changed_rows > 1
    and renamed.old_code not in (
        select cast({column} as varchar)
        from incoming_{table}
        where {column} is not null
    )
