-- load_table: what a load did to each table.
-- Grain       one row per load and table
-- Reads       nothing
-- Parameters  none
-- Units       counts of rows; period_end and observed_to exclusive; supply_mode full, delta or correction, of a withdrawal that of the load it undoes; last six: kinds of change, null where not told apart; columns between commas
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
    refused_rows bigint not null,
    rekeyed_rows bigint,
    filled_rows bigint,
    recoded_rows bigint,
    duplicate_rows bigint,
    filled_columns varchar,
    recoded_columns varchar
)
