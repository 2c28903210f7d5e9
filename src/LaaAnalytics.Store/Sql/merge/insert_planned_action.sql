-- insert_planned_action: notes an accepted action; an empty action takes the earlier one off the list.
-- Grain       one row
-- Reads       nothing
-- Parameters  $accepted INTEGER; $agreement_id, $action_id, $subject, $action, $owner, $state VARCHAR; $review_end DATE; $due DATE or null
-- Units       review_end: first day after the review; owner: a role
insert into planned_action (accepted, agreement_id, review_end, action_id, subject, action, owner, due, state)
values ($accepted, $agreement_id, $review_end, $action_id, $subject, $action, $owner, $due, $state)
