-- stg_issued_pack: packs that were issued, oldest first.
-- Grain       one row per pack
-- Reads       issued_pack
-- Parameters  none
-- Units       position counts from 1; review_end: first day after the review; issued_on: ISO instant in UTC; digest 64 hexadecimal digits
select
    issued_pack.pack_id,
    issued_pack.position,
    issued_pack.agreement_id,
    issued_pack.kind,
    issued_pack.review_start,
    issued_pack.review_end,
    issued_pack.profile,
    issued_pack.as_of,
    issued_pack.digest,
    issued_pack.file_name,
    issued_pack.issued_on,
    issued_pack.signed_by,
    issued_pack.signed_on,
    issued_pack.version
from issued_pack
order by issued_pack.position
