-- sign_off: who signed off a review, every version that was ever accepted.
-- Grain       one row per accepted version, agreement and review
-- Reads       nothing
-- Parameters  none
-- Units       accepted counts from 1; review_end exclusive; role a role; as_of: last load known to the signer
create table sign_off (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    role varchar not null,
    signed_on date not null,
    as_of integer not null
)
