-- chk_custody_episode_dates: I22, nobody is released before being admitted.
-- Grain       one row per supplied row that breaks the rule
-- Reads       incoming_custody_episode
-- Parameters  none
-- Source      order of dates: reception, then release
select
    'custody_episode' as table_name,
    'I22' as rule,
    source_file,
    source_line,
    'released' as column_name,
    'a day on or after admitted' as expected
from incoming_custody_episode
where released < admitted
