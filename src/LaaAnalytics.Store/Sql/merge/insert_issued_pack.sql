-- insert_issued_pack: notes an issued pack.
-- Grain       one row
-- Reads       nothing
-- Parameters  $pack_id, $agreement_id, $kind, $profile, $digest, $file_name, $issued_on, $signed_by, $version VARCHAR; $position, $as_of INTEGER; $review_start, $review_end, $signed_on DATE
-- Units       position counts from 1; review_end: first day after the review; issued_on: ISO instant in UTC; digest 64 hexadecimal digits
insert into issued_pack (
    pack_id, position, agreement_id, kind, review_start, review_end, profile, as_of, digest, file_name, issued_on, signed_by, signed_on, version
)
values (
    $pack_id, $position, $agreement_id, $kind, $review_start, $review_end, $profile, $as_of, $digest, $file_name, $issued_on, $signed_by,
    $signed_on, $version
)
