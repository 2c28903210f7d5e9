-- coverage: what suppliers say their tables cover, every statement ever made.
-- Grain       one row per load, table, area and period
-- Reads       nothing
-- Parameters  none
-- Units       period_end and observed_to exclusive; area_code * is every area
create table coverage (
    seq integer not null,
    supplier varchar not null,
    table_name varchar not null,
    area_code varchar not null,
    period_start date not null,
    period_end date not null,
    observed_to date
)
