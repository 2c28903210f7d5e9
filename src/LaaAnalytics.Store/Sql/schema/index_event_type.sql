-- index_event_type: what puts a person into a cohort, in the order of IndexEventType.
-- Grain       one label per code
-- Reads       nothing
-- Parameters  none
-- Source      extract-tables.json; the engine reads the label's number, so the order is fixed
create type index_event_type as enum (
    'CUSTODY_RELEASE',
    'COMMUNITY_ORDER',
    'SUSPENDED_SENTENCE',
    'CAUTION',
    'YOUTH_CAUTION',
    'REPRIMAND_WARNING',
    'FINE_DISCHARGE',
    'CASELOAD_SNAPSHOT',
    'PPO_SNAPSHOT',
    'DRUG_TEST_POS',
    'PROGRAMME_START',
    'UNMAPPED'
)
