-- verify_superseded: notes of superseded rows that name no row, or name it twice ({table} comes from the catalogue).
-- Grain       one row
-- Reads       superseded, {table}
-- Parameters  none
-- Units       count of notes
select count(*) as problems
from (
    select
        noted.row_id,
        noted.seq,
        row_number() over (partition by noted.row_id order by noted.seq) as place
    from superseded as noted
    where noted.table_name = '{table}'
) as noted
left join {table} as facts
    on facts.row_id = noted.row_id
where noted.place > 1
    or facts.row_id is null
    or facts.ended_seq is not null
    or facts.loaded_seq >= noted.seq
