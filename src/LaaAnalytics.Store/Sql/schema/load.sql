-- load: one batch of supplies, taken in as a whole.
-- Grain       one row per load (seq)
-- Reads       nothing
-- Parameters  none
-- Units       seq counts from 1; loaded_on ISO instant in UTC; withdraws: the load that this one undoes; reason: of a withdrawal, else null
create table load (
    seq integer primary key,
    supplier varchar not null,
    agreement varchar,
    loaded_on varchar not null,
    withdraws integer,
    reason varchar
)
