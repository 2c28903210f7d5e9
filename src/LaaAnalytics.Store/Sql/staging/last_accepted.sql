-- last_accepted: number of the newest acceptance of anything written, 0 where there is none.
-- Grain       one row
-- Reads       commentary, planned_action, sign_off
-- Parameters  none
-- Units       counts from 1
select coalesce(max(written.accepted), 0) as accepted
from (
    select commentary.accepted from commentary
    union all
    select planned_action.accepted from planned_action
    union all
    select sign_off.accepted from sign_off
) as written
