-- commentary: texts of reviews, every version that was ever accepted; the newest of a subject and part counts.
-- Grain       one row per accepted version, agreement, review, subject and part
-- Reads       nothing
-- Parameters  none
-- Units       accepted counts from 1; review_end exclusive; subject: an indicator or review; accepted_on ISO instant in UTC
create table commentary (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    subject varchar not null,
    part varchar not null,
    body varchar not null,
    accepted_on varchar not null
)
