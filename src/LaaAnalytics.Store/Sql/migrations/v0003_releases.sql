-- v0003_releases: the release ledger.
-- Grain       not applicable
-- Reads       nothing
-- Parameters  none
-- Units       those of the tables
create table release (
    release_id varchar primary key,
    position integer not null,
    kind varchar not null,
    file_name varchar not null,
    digest varchar not null,
    profile varchar not null,
    agreement_id varchar,
    schemes varchar not null,
    as_of integer not null,
    submitted_by varchar not null,
    submitted_on varchar not null,
    reason varchar not null
);

create table release_event (
    release_id varchar not null,
    position integer not null,
    event varchar not null,
    noted_by varchar not null,
    noted_on varchar not null,
    reason varchar not null,
    expires_on date,
    after_pack integer not null
);

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
);
