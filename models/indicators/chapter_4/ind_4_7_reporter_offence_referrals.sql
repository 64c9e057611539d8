with referrals as (

    select * from {{ ref('fct_reporter_referrals') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

)

select
    referrals.partnership_code,
    referrals.edition_id,
    referrals.year_starts_on as period_start,
    concat_ws(
        '|',
        referrals.area_code,
        referrals.referral_type_code,
        cast(referrals.year_starts_on as {{ dbt.type_string() }})
    ) as case_id,
    referrals.area_code as subject_id,
    true as is_in_scope,
    referrals.children_count as numerator,
    cast(null as integer) as denominator
from referrals
inner join partnerships
    on
        referrals.partnership_code = partnerships.partnership_code
        and referrals.area_code = partnerships.council_code
where referrals.referral_type_code = 'offence'
