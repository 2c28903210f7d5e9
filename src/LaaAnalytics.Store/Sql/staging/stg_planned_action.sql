-- stg_planned_action: newest form of each action of a review; an action that was taken off the list does not show.
-- Grain       one row per action
-- Reads       planned_action
-- Parameters  $agreement_id VARCHAR; $review_end DATE; $accepted INTEGER
-- Units       accepted counts from 1; review_end: first day after the review; owner: a role; $accepted: last acceptance that counts
select
    newest.action_id,
    newest.subject,
    newest.action,
    newest.owner,
    newest.due,
    newest.state
from (
    select
        planned_action.action_id,
        planned_action.subject,
        planned_action.action,
        planned_action.owner,
        planned_action.due,
        planned_action.state,
        row_number() over (partition by planned_action.action_id order by planned_action.accepted desc) as place
    from planned_action
    where planned_action.agreement_id = $agreement_id
        and planned_action.review_end = $review_end
        and planned_action.accepted <= $accepted
) as newest
where newest.place = 1
    and newest.action <> ''
order by length(newest.action_id), newest.action_id
