-- stg_sign_off: sign-off of a review, unless something was written after it.
-- Grain       at most one row
-- Reads       sign_off, commentary, planned_action
-- Parameters  $agreement_id VARCHAR; $review_end DATE; $accepted INTEGER
-- Units       review_end: first day after the review; as_of: number of a load; $accepted: last acceptance that counts
select
    sign_off.role,
    sign_off.signed_on,
    sign_off.as_of
from sign_off
where sign_off.agreement_id = $agreement_id
    and sign_off.review_end = $review_end
    and sign_off.accepted <= $accepted
    and not exists (
        select 1
        from commentary
        where commentary.agreement_id = $agreement_id
            and commentary.review_end = $review_end
            and commentary.accepted <= $accepted
            and commentary.accepted > sign_off.accepted
    )
    and not exists (
        select 1
        from planned_action
        where planned_action.agreement_id = $agreement_id
            and planned_action.review_end = $review_end
            and planned_action.accepted <= $accepted
            and planned_action.accepted > sign_off.accepted
    )
order by sign_off.accepted desc
limit 1
