-- areas: Q02, areas that are not known; Q03, areas that the area table lacks where it holds any area of that year.
-- Grain       one row per check, supplier, table and area column
-- Reads       known_index_event, known_cohort_outcome, known_indicator_count, stg_area
-- Parameters  none
-- Units       counts of rows; NO_FIXED_ABODE is an area of its own
with
places as (
    select
        supplier,
        'index_event' as table_name,
        'home_area_code' as column_name,
        home_area_code as code,
        area_vintage as vintage,
        count(*) as held
    from known_index_event
    group by all
    union all
    select
        supplier,
        'index_event' as table_name,
        'authority_code' as column_name,
        authority_code as code,
        area_vintage as vintage,
        count(*) as held
    from known_index_event
    group by all
    union all
    select
        supplier,
        'cohort_outcome' as table_name,
        'area_code' as column_name,
        coalesce(area_code, 'UNKNOWN') as code,
        area_vintage as vintage,
        count(*) as held
    from known_cohort_outcome
    group by all
    union all
    select
        supplier,
        'indicator_count' as table_name,
        'area_code' as column_name,
        area_code as code,
        area_vintage as vintage,
        count(*) as held
    from known_indicator_count
    group by all
),

judged as (
    select
        places.*,
        places.code not in ('UNKNOWN', 'NO_FIXED_ABODE')
            and places.vintage in (select vintage from stg_area) as can_be_found,
        exists (
            select 1
            from stg_area
            where stg_area.code = places.code
                and stg_area.vintage = places.vintage
        ) as is_found
    from places
)

select
    'Q02' as check_id,
    supplier,
    table_name,
    column_name,
    cast(coalesce(sum(held) filter (where code = 'UNKNOWN'), 0) as bigint) as counted,
    cast(sum(held) as bigint) as base
from judged
group by supplier, table_name, column_name
union all
select
    'Q03' as check_id,
    supplier,
    table_name,
    column_name,
    cast(coalesce(sum(held) filter (where can_be_found and not is_found), 0) as bigint) as counted,
    cast(coalesce(sum(held) filter (where can_be_found), 0) as bigint) as base
from judged
group by supplier, table_name, column_name
