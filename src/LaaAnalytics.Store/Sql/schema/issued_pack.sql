-- issued_pack: review packs that were issued.
-- Grain       one row per pack
-- Reads       nothing
-- Parameters  none
-- Units       position counts from 1; review_end exclusive; as_of: last load known; digest: SHA-256 of the file; issued_on ISO instant in UTC; signed_by a role
create table issued_pack (
    pack_id varchar primary key,
    position integer not null,
    agreement_id varchar not null,
    kind varchar not null,
    review_start date not null,
    review_end date not null,
    profile varchar not null,
    as_of integer not null,
    digest varchar not null,
    file_name varchar not null,
    issued_on varchar not null,
    signed_by varchar not null,
    signed_on date not null,
    version varchar not null
)
