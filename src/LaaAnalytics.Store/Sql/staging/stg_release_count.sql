-- stg_release_count: cells of a release as it prints them.
-- Grain       one row per cell
-- Reads       release_count
-- Parameters  $release_id VARCHAR
-- Units       period_end: first day after; counts of people as printed, with the least and greatest number that is printed so; null where withheld
select
    release_count.scheme,
    release_count.area_code,
    release_count.area_vintage,
    release_count.period_start,
    release_count.period_end,
    release_count.cell_group,
    release_count.as_of,
    release_count.offenders,
    release_count.offenders_least,
    release_count.offenders_greatest,
    release_count.reoffenders,
    release_count.reoffenders_least,
    release_count.reoffenders_greatest
from release_count
where release_count.release_id = $release_id
order by release_count.position
