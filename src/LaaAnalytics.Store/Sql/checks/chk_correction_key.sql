-- chk_correction_key: I44, a correction names a row that is held ({table}, {key} come from the catalogue).
-- Grain       one row per supplied row whose key is not held
-- Reads       incoming_{table}, {table}, superseded
-- Parameters  $supplier VARCHAR
-- Source      a correction adds no row
select
    '{table}' as table_name,
    'I44' as rule,
    source_file,
    source_line,
    '{first_key}' as column_name,
    'a key that is held from this supplier' as expected
from incoming_{table} as incoming
where not exists (
    select 1
    from {table} as stored
    where stored.supplier = $supplier
        and {key_match}
        and stored.ended_seq is null
        and not exists (
            select 1
            from superseded
            where superseded.table_name = '{table}'
                and superseded.row_id = stored.row_id
        )
)
