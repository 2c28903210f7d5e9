-- mart_follow_up_entry: a scheme's cohorts entry by entry, with counted re-offences, the first of them, the serious ones, and baseline offences.
-- Grain       one row per cohort period and entry (person, or index event where every one counts); is_counted is false for unmatched people
-- Reads       stg_index_event, stg_proven_offence, scheme_rule, scheme_event, scheme_disposal, scheme_outcome, cohort_period
-- Parameters  none; runs on DuckDB and PostgreSQL, whose texts must sort by bytes (collation C)
-- Source      data-model of schemes: windows half-open in calendar months, the anchor's quarter for snapshot_close, its month for month_start
with
cohort_event as (
    select
        cohort_period.period_id,
        happened.person_key,
        happened.event_date,
        happened.event_key,
        happened.supplier,
        happened.authority_code,
        happened.age_group,
        (happened.pnc_matched or not scheme_rule.matched_only) as is_counted,
        -- whoever enters by a matched event is not unmatched
        bool_or(happened.pnc_matched or not scheme_rule.matched_only) over (
            partition by
                cohort_period.period_id,
                happened.person_key
        ) as has_entered,
        row_number() over (
            partition by
                cohort_period.period_id,
                happened.person_key,
                (happened.pnc_matched or not scheme_rule.matched_only)
            order by happened.event_date, happened.event_key, happened.supplier
        ) as place
    from stg_index_event as happened
    cross join scheme_rule
    inner join cohort_period
        on happened.event_date >= cohort_period.start_day
        and happened.event_date < cohort_period.end_day
    where happened.event_type <> 'UNMAPPED'
        and happened.event_type in (select scheme_event.event_type from scheme_event)
        and (scheme_rule.age_from is null or happened.age_years >= scheme_rule.age_from)
        and (scheme_rule.age_to is null or happened.age_years <= scheme_rule.age_to)
        and (
            scheme_rule.any_disposal
            or happened.disposal in (select scheme_disposal.disposal from scheme_disposal)
        )
),

anchored as (
    select
        cohort_event.*,
        case
            when scheme_rule.follow_anchor = 'snapshot_close'
                then cast(date_trunc('quarter', cast(cohort_event.event_date as timestamp)) + interval '3 months' as date)
            when scheme_rule.follow_anchor = 'month_start'
                then cast(date_trunc('month', cast(cohort_event.event_date as timestamp)) as date)
            else cohort_event.event_date
        end as follow_day,
        case
            when scheme_rule.proof_anchor = 'snapshot_close'
                then cast(date_trunc('quarter', cast(cohort_event.event_date as timestamp)) + interval '3 months' as date)
            when scheme_rule.proof_anchor = 'month_start'
                then cast(date_trunc('month', cast(cohort_event.event_date as timestamp)) as date)
            else cohort_event.event_date
        end as proof_day
    from cohort_event
    cross join scheme_rule
    where not scheme_rule.pick_first
        or (
            cohort_event.place = 1
            and (cohort_event.is_counted or not cohort_event.has_entered)
        )
),

entry as (
    select
        anchored.*,
        scheme_rule.follow_anchor = 'index' as is_index_anchored,
        cast(anchored.follow_day + scheme_rule.follow_from_months * interval '1 month' as date) as follow_start,
        cast(anchored.follow_day + scheme_rule.follow_to_months * interval '1 month' as date) as follow_end,
        cast(anchored.proof_day + scheme_rule.proof_months * interval '1 month' as date)
            + case when scheme_rule.proof_inclusive then 1 else 0 end as proof_end,
        scheme_rule.has_baseline,
        cast(anchored.follow_day + scheme_rule.baseline_from_months * interval '1 month' as date) as baseline_start,
        cast(anchored.follow_day + scheme_rule.baseline_to_months * interval '1 month' as date) as baseline_end,
        cast(anchored.follow_day + scheme_rule.baseline_proof_months * interval '1 month' as date) as baseline_proof_end
    from anchored
    cross join scheme_rule
),

counted_offence as (
    select
        offence.person_key,
        offence.offence_date,
        offence.proven_date,
        offence.severity_tier,
        offence.severity_tier >= scheme_rule.serious_from as is_serious
    from stg_proven_offence as offence
    cross join scheme_rule
    where (offence.proven_date is not null or not scheme_rule.proof_required)
        and offence.outcome in (select scheme_outcome.outcome from scheme_outcome)
        and (scheme_rule.breach or not offence.is_breach)
        and (offence.is_recordable or not scheme_rule.recordable_only)
        and (offence.in_england_wales or not scheme_rule.in_england_wales_only)
),

fallen as (
    -- an offence of the index day that was proven on that day is part of the index disposal, and where proof is not needed, its day does not matter
    select
        entry.period_id,
        entry.event_key,
        entry.supplier,
        counted_offence.offence_date,
        counted_offence.severity_tier,
        counted_offence.is_serious,
        (
            counted_offence.offence_date >= entry.follow_start
            and counted_offence.offence_date < entry.follow_end
            and (entry.proof_end is null or coalesce(counted_offence.proven_date < entry.proof_end, false))
            and not (
                entry.is_index_anchored
                and counted_offence.offence_date = entry.event_date
                and coalesce(counted_offence.proven_date = entry.event_date, false)
            )
        ) as is_reoffence,
        (
            entry.has_baseline
            and counted_offence.offence_date >= entry.baseline_start
            and counted_offence.offence_date < entry.baseline_end
            and coalesce(counted_offence.proven_date < entry.baseline_proof_end, false)
        ) as is_baseline_offence
    from entry
    inner join counted_offence
        on counted_offence.person_key = entry.person_key
),

counted as (
    select
        fallen.period_id,
        fallen.event_key,
        fallen.supplier,
        count(*) filter (where fallen.is_reoffence) as reoffences,
        count(*) filter (where fallen.is_reoffence and fallen.severity_tier is not null) as tiered_reoffences,
        count(*) filter (where fallen.is_reoffence and fallen.is_serious) as serious_reoffences,
        min(fallen.offence_date) filter (where fallen.is_reoffence) as first_reoffence,
        count(*) filter (where fallen.is_baseline_offence) as baseline_offences
    from fallen
    group by
        fallen.period_id,
        fallen.event_key,
        fallen.supplier
)

select
    entry.period_id,
    entry.person_key,
    entry.event_date,
    entry.event_key,
    entry.supplier,
    entry.authority_code,
    entry.age_group,
    entry.is_counted,
    cast(coalesce(counted.reoffences, 0) as bigint) as reoffences,
    cast(coalesce(counted.tiered_reoffences, 0) as bigint) as tiered_reoffences,
    cast(coalesce(counted.serious_reoffences, 0) as bigint) as serious_reoffences,
    cast(counted.first_reoffence - entry.follow_start as integer) as days_to_first,
    cast(coalesce(counted.baseline_offences, 0) as bigint) as baseline_offences
from entry
left join counted
    on counted.period_id = entry.period_id
    and counted.event_key = entry.event_key
    and counted.supplier = entry.supplier
order by
    entry.period_id,
    entry.person_key,
    entry.event_date,
    entry.event_key,
    entry.supplier
