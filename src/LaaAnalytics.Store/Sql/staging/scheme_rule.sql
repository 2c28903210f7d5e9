-- scheme_rule: the rules of one scheme, as the marts read them.
-- Grain       one row
-- Reads       nothing
-- Parameters  one for each column, of its name and type
-- Units       ages in completed years, inclusive; months from the anchor, windows half-open; anchors: index, month_start, snapshot_close; serious_from: tier 0 to 3
select
    cast($age_from as integer) as age_from,
    cast($age_to as integer) as age_to,
    cast($pick_first as boolean) as pick_first,
    cast($matched_only as boolean) as matched_only,
    cast($any_disposal as boolean) as any_disposal,
    cast($follow_anchor as varchar) as follow_anchor,
    cast($follow_from_months as integer) as follow_from_months,
    cast($follow_to_months as integer) as follow_to_months,
    cast($proof_anchor as varchar) as proof_anchor,
    cast($proof_months as integer) as proof_months,
    cast($proof_inclusive as boolean) as proof_inclusive,
    cast($proof_required as boolean) as proof_required,
    cast($has_baseline as boolean) as has_baseline,
    cast($baseline_from_months as integer) as baseline_from_months,
    cast($baseline_to_months as integer) as baseline_to_months,
    cast($baseline_proof_months as integer) as baseline_proof_months,
    cast($breach as boolean) as breach,
    cast($recordable_only as boolean) as recordable_only,
    cast($in_england_wales_only as boolean) as in_england_wales_only,
    cast($serious_from as integer) as serious_from
