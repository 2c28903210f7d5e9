-- insert_sign_off: notes a sign-off.
-- Grain       one row
-- Reads       nothing
-- Parameters  $accepted, $as_of INTEGER; $agreement_id, $role VARCHAR; $review_end, $signed_on DATE
-- Units       review_end: first day after the review; as_of: number of a load
insert into sign_off (accepted, agreement_id, review_end, role, signed_on, as_of)
values ($accepted, $agreement_id, $review_end, $role, $signed_on, $as_of)
