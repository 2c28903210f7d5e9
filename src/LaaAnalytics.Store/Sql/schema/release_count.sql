-- release_count: cells as a release prints them; what is withheld is null.
-- Grain       one row per release and cell
-- Reads       nothing
-- Parameters  none
-- Units       position counts from 1 within the release; period_end: first day after; as_of: last load known; counts of people as printed, with the least and greatest number that is printed so
create table release_count (
    release_id varchar not null,
    position integer not null,
    scheme varchar not null,
    area_code varchar not null,
    area_vintage integer not null,
    period_start date not null,
    period_end date not null,
    cell_group varchar not null,
    as_of integer not null,
    offenders bigint,
    offenders_least bigint,
    offenders_greatest bigint,
    reoffenders bigint,
    reoffenders_least bigint,
    reoffenders_greatest bigint
)
