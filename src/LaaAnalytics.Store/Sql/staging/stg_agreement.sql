-- stg_agreement: agreements with their members as known after a load ({agreement} is the table as known after $as_of).
-- Grain       one row per agreement_id and member_area_code
-- Reads       agreement, stg_area
-- Parameters  $as_of INTEGER, the load
-- Units       term_end: first day NOT covered; names are codes where the area table has none
select
    agreement.agreement_id,
    agreement.name,
    agreement.area_code,
    agreement.area_vintage,
    coalesce(whole.name, agreement.area_code) as area_name,
    agreement.member_area_code,
    coalesce(member.name, agreement.member_area_code) as member_name,
    agreement.government_office,
    agreement.round,
    agreement.term_start,
    agreement.term_end
from (
    select
        *,
        row_number() over (partition by agreement_id, member_area_code order by loaded_seq desc, supplier, row_id) as place
    from {agreement} as known_agreement
) as agreement
left join {stg_area} as whole
    on whole.code = agreement.area_code
    and whole.vintage = agreement.area_vintage
left join {stg_area} as member
    on member.code = agreement.member_area_code
    and member.vintage = agreement.area_vintage
where agreement.place = 1
order by agreement.agreement_id, agreement.member_area_code
