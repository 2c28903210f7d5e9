-- insert_load_file: notes a file of a load.
-- Grain       one row
-- Reads       nothing
-- Parameters  $seq, $position INTEGER; $name, $sha256 VARCHAR; $file_rows BIGINT
-- Units       sha256: 64 hexadecimal digits
insert into load_file (seq, position, name, sha256, file_rows)
values ($seq, $position, $name, $sha256, $file_rows)
