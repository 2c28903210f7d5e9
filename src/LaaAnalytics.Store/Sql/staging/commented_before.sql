-- commented_before: end of the newest earlier review for which anything was written; null where there is none.
-- Grain       one row
-- Reads       commentary, planned_action
-- Parameters  $agreement_id VARCHAR; $review_end DATE
-- Units       review_end: first day after the review
select max(written.review_end) as review_end
from (
    select commentary.review_end
    from commentary
    where commentary.agreement_id = $agreement_id
    union all
    select planned_action.review_end
    from planned_action
    where planned_action.agreement_id = $agreement_id
) as written
where written.review_end < $review_end
