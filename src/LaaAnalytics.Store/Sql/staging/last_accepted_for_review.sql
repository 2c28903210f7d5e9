-- last_accepted_for_review: number of the newest acceptance of anything written for one review, 0 where there is none.
-- Grain       one row
-- Reads       commentary, planned_action, sign_off
-- Parameters  $agreement_id VARCHAR; $review_end DATE; $accepted INTEGER
-- Units       counts from 1 over all reviews; review_end: first day after the review; $accepted: last acceptance that counts
select coalesce(max(written.accepted), 0) as accepted
from (
    select commentary.accepted
    from commentary
    where commentary.agreement_id = $agreement_id
        and commentary.review_end = $review_end
        and commentary.accepted <= $accepted
    union all
    select planned_action.accepted
    from planned_action
    where planned_action.agreement_id = $agreement_id
        and planned_action.review_end = $review_end
        and planned_action.accepted <= $accepted
    union all
    select sign_off.accepted
    from sign_off
    where sign_off.agreement_id = $agreement_id
        and sign_off.review_end = $review_end
        and sign_off.accepted <= $accepted
) as written
