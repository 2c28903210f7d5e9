-- load_file: files of a load.
-- Grain       one row per load and file
-- Reads       nothing
-- Parameters  none
-- Units       sha256 64 hexadecimal digits; file_rows: data rows in the file
create table load_file (
    seq integer not null,
    position integer not null,
    name varchar not null,
    sha256 varchar not null,
    file_rows bigint not null
)
