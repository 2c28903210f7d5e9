-- v0002_withdrawals_and_reviews: withdrawals, overruled guards, kinds of change; issued packs, commentary, actions and sign-off.
-- Grain       not applicable
-- Reads       nothing
-- Parameters  none
-- Units       those of the tables
alter table load add column reason varchar;

alter table load_table add column rekeyed_rows bigint;

alter table load_table add column filled_rows bigint;

alter table load_table add column recoded_rows bigint;

alter table load_table add column duplicate_rows bigint;

alter table load_table add column filled_columns varchar;

alter table load_table add column recoded_columns varchar;

alter table agreement add column first_seq integer;

alter table area add column first_seq integer;

alter table area_context add column first_seq integer;

alter table area_link add column first_seq integer;

alter table cohort_outcome add column first_seq integer;

alter table custody_episode add column first_seq integer;

alter table index_event add column first_seq integer;

alter table indicator_count add column first_seq integer;

alter table indicator_target add column first_seq integer;

alter table person add column first_seq integer;

alter table proven_offence add column first_seq integer;

create table load_acceptance (
    seq integer not null,
    rule varchar not null,
    reason varchar not null
);

create table issued_pack (
    pack_id varchar primary key,
    position integer not null,
    agreement_id varchar not null,
    kind varchar not null,
    review_start date not null,
    review_end date not null,
    profile varchar not null,
    as_of integer not null,
    digest varchar not null,
    file_name varchar not null,
    issued_on varchar not null,
    signed_by varchar not null,
    signed_on date not null,
    version varchar not null
);

create table issued_figure (
    pack_id varchar not null,
    position integer not null,
    figure_id varchar not null,
    indicator varchar not null,
    status varchar not null,
    value double,
    lower_limit double,
    upper_limit double,
    offenders bigint,
    reoffenders bigint,
    reoffences bigint
);

create table commentary (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    subject varchar not null,
    part varchar not null,
    body varchar not null,
    accepted_on varchar not null
);

create table planned_action (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    action_id varchar not null,
    subject varchar not null,
    action varchar not null,
    owner varchar not null,
    due date,
    state varchar not null
);

create table sign_off (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    role varchar not null,
    signed_on date not null,
    as_of integer not null
);
