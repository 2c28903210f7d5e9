-- rejections: what all checks of a load refused.
-- Grain       one row per refused row, rule and column
-- Reads       rejected_row
-- Parameters  none
-- Units       source_line: physical line in source_file, the header being 1
select distinct
    rule,
    coalesce(source_file, '') as source_file,
    coalesce(source_line, 0) as source_line,
    column_name,
    expected
from rejected_row
order by source_file, source_line, rule, column_name
