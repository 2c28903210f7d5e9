-- insert_commentary: notes an accepted text; an empty body takes the earlier text off.
-- Grain       one row
-- Reads       nothing
-- Parameters  $accepted INTEGER; $agreement_id, $subject, $part, $body, $accepted_on VARCHAR; $review_end DATE
-- Units       review_end: first day after the review; accepted_on: ISO instant in UTC
insert into commentary (accepted, agreement_id, review_end, subject, part, body, accepted_on)
values ($accepted, $agreement_id, $review_end, $subject, $part, $body, $accepted_on)
