-- stg_commentary: newest texts of a review; a text that was emptied does not show.
-- Grain       one row per subject and part
-- Reads       commentary
-- Parameters  $agreement_id VARCHAR; $review_end DATE; $accepted INTEGER
-- Units       accepted counts from 1; review_end: first day after the review; $accepted: last acceptance that counts
select
    newest.subject,
    newest.part,
    newest.body,
    newest.accepted
from (
    select
        commentary.subject,
        commentary.part,
        commentary.body,
        commentary.accepted,
        row_number() over (partition by commentary.subject, commentary.part order by commentary.accepted desc) as place
    from commentary
    where commentary.agreement_id = $agreement_id
        and commentary.review_end = $review_end
        and commentary.accepted <= $accepted
) as newest
where newest.place = 1
    and newest.body <> ''
order by newest.subject, newest.part
