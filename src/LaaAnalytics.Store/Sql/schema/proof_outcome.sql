-- proof_outcome: how an offence was proven, in the order of ProofOutcome.
-- Grain       one label per code
-- Reads       nothing
-- Parameters  none
-- Source      extract-tables.json; the engine reads the label's number, so the order is fixed
create type proof_outcome as enum (
    'CONVICTION',
    'CAUTION',
    'REPRIMAND_WARNING',
    'CHARGED',
    'TAKEN_INTO_CONSIDERATION',
    'UNMAPPED'
)
