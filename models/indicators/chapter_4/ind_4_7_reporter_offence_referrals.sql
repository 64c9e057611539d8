with referrals as (

    select * from {{ ref('fct_reporter_referrals') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

populations as (

    select * from {{ ref('int_population__by_indicator_period') }}

)

select
    referrals.partnership_code,
    referrals.edition_id,
    referrals.year_starts_on as period_start,
    referrals.children_count as numerator,
    populations.population as denominator
from referrals
inner join partnerships
    on
        referrals.partnership_code = partnerships.partnership_code
        and referrals.area_code = partnerships.council_code
left join populations
    on
        populations.indicator_id = '4.7'
        and referrals.edition_id = populations.edition_id
        and referrals.partnership_code = populations.partnership_code
        and referrals.year_starts_on = populations.period_start
where referrals.referral_type_code = 'offence'
