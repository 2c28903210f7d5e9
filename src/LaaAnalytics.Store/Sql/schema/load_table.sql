-- load_table: what a load did to each table.
-- Grain       one row per load and table
-- Reads       nothing
-- Parameters  none
-- Units       counts of rows; period_end and observed_to exclusive; supply_mode full or delta
create table load_table (
    seq integer not null,
    table_name varchar not null,
    supply_mode varchar not null,
    period_start date not null,
    period_end date not null,
    observed_to date,
    new_rows bigint not null,
    changed_rows bigint not null,
    unchanged_rows bigint not null,
    ended_rows bigint not null,
    refused_rows bigint not null
)
