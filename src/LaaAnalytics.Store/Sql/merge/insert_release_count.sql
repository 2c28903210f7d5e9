-- insert_release_count: notes a cell as a release prints it.
-- Grain       one row
-- Reads       nothing
-- Parameters  $release_id, $scheme, $area_code, $cell_group VARCHAR; $position, $area_vintage, $as_of INTEGER; $period_start, $period_end DATE; $offenders, $reoffenders and their _least and _greatest BIGINT or null
-- Units       position counts from 1 within the release; period_end: first day after; counts of people
insert into release_count (
    release_id, position, scheme, area_code, area_vintage, period_start, period_end, cell_group, as_of, offenders, offenders_least,
    offenders_greatest, reoffenders, reoffenders_least, reoffenders_greatest
)
values (
    $release_id, $position, $scheme, $area_code, $area_vintage, $period_start, $period_end, $cell_group, $as_of, $offenders, $offenders_least,
    $offenders_greatest, $reoffenders, $reoffenders_least, $reoffenders_greatest
)
