-- stg_load_file: files of loads.
-- Grain       one row per load and file
-- Reads       load_file
-- Parameters  none
-- Units       sha256: 64 hexadecimal digits
select
    seq,
    name,
    sha256,
    file_rows
from load_file
order by seq, position
