-- planned_action: planned actions of reviews, every version that was ever accepted.
-- Grain       one row per accepted version, agreement, review and action
-- Reads       nothing
-- Parameters  none
-- Units       accepted counts from 1; review_end exclusive; owner a role; due: last day
create table planned_action (
    accepted integer not null,
    agreement_id varchar not null,
    review_end date not null,
    action_id varchar not null,
    subject varchar not null,
    action varchar not null,
    owner varchar not null,
    due date,
    state varchar not null
)
