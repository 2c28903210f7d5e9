-- issued_figure: figures as they were published in issued packs; what was withheld is null.
-- Grain       one row per pack and figure
-- Reads       nothing
-- Parameters  none
-- Units       position counts from 1 within the pack; value and limits in the unit of the indicator; counts as published
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
)
