-- chk_indicator_target_approved: T01, a supply fills a placeholder or repeats an approved value; it never changes one.
-- Grain       one row per supplied row that breaks the rule
-- Reads       incoming_indicator_target, indicator_target (every version, ended ones too, so that leaving a target out does not free its value; withdrawn ones do not count), load
-- Parameters  none
-- Source      targets are changed by a proposal that both sides approve
with
approved as (
    select
        agreement_id,
        indicator_id,
        kind,
        period_start,
        period_end,
        value,
        row_number() over (
            partition by agreement_id, indicator_id, kind, period_start, period_end
            order by coalesce(first_seq, loaded_seq) desc, supplier, row_id
        ) as recency
    from indicator_target
    where value is not null
        and coalesce(first_seq, loaded_seq) not in (
            select withdraws
            from load
            where withdraws is not null
        )
)

select
    'indicator_target' as table_name,
    'T01' as rule,
    incoming.source_file,
    incoming.source_line,
    'value' as column_name,
    'the approved value, or a proposal through ''laa targets propose''' as expected
from incoming_indicator_target as incoming
inner join approved
    on approved.agreement_id = incoming.agreement_id
    and approved.indicator_id = incoming.indicator_id
    and approved.kind = incoming.kind
    and approved.period_start = incoming.period_start
    and approved.period_end = incoming.period_end
where approved.recency = 1
    and incoming.value is distinct from approved.value
