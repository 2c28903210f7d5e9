-- chk_key: I20, rows of one supply that share a key or lack it; all of them are refused, as none can be told to be right ({table}, {key} from the catalogue).
-- Grain       one row per supplied row without a key of its own
-- Reads       incoming_{table}
-- Parameters  none
-- Source      a key names one row within supplier and table
select
    '{table}' as table_name,
    'I20' as rule,
    keyed.source_file,
    keyed.source_line,
    '{first_key}' as column_name,
    'a key of its own in every row of a supply' as expected
from (
    select
        source_file,
        source_line,
        {first_key} as first_key,
        count(*) over (partition by {key}) as copies
    from incoming_{table}
) as keyed
where keyed.copies > 1
    or keyed.first_key is null
