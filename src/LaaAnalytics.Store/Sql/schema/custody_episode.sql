-- custody_episode: custody episodes, every version that was ever loaded.
-- Grain       one row per stay in custody, supplier and load that brought it
-- Reads       nothing
-- Parameters  none
-- Units       admitted and released in days, released exclusive; sentence_days in days; ended_seq: first load that no longer knows the row, filled by compaction; first_seq: load that first brought a row that a withdrawal brought back, else null
create table custody_episode (
    episode_key varchar not null,
    person_key uuid not null,
    admitted date not null,
    released date,
    sentence_days integer,
    legal_status varchar not null,
    establishment varchar not null,
    establishment_type varchar not null,
    area_reception varchar,
    area_release varchar,
    supervised boolean,
    supplier varchar not null,
    row_id bigint not null,
    loaded_seq integer not null,
    ended_seq integer,
    first_seq integer
)
