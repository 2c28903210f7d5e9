-- chk_index_event_areas: I23, areas exist with the boundaries of the year named, as far as the area table reaches.
-- Grain       one row per supplied row and column that breaks the rule
-- Reads       incoming_index_event, incoming_area, area, superseded
-- Parameters  none
-- Source      authority: any area of the year is known; home area: any area of the year with the same first three characters (its kind) is known
with
known_area as (
    select
        code,
        vintage
    from incoming_area
    union
    select
        code,
        vintage
    from area
    where ended_seq is null
        and not exists (
            select 1
            from superseded
            where superseded.table_name = 'area'
                and superseded.row_id = area.row_id
        )
),

named_area as (
    select
        source_file,
        source_line,
        area_vintage,
        'authority_code' as column_name,
        authority_code as code,
        '' as kind
    from incoming_index_event
    union all
    select
        source_file,
        source_line,
        area_vintage,
        'home_area_code' as column_name,
        home_area_code as code,
        left(home_area_code, 3) as kind
    from incoming_index_event
)

select
    'index_event' as table_name,
    'I23' as rule,
    named_area.source_file,
    named_area.source_line,
    named_area.column_name,
    'a code of the area table with the boundaries of area_vintage, UNKNOWN or NO_FIXED_ABODE' as expected
from named_area
where named_area.code not in ('UNKNOWN', 'NO_FIXED_ABODE')
    and (named_area.area_vintage, named_area.kind) in (
        select (known_area.vintage, '')
        from known_area
        union
        select (known_area.vintage, left(known_area.code, 3))
        from known_area
    )
    and (named_area.area_vintage, named_area.code) not in (
        select (known_area.vintage, known_area.code)
        from known_area
    )
