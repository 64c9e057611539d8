with referrals as (

    select * from {{ ref('stg_justice__youth_diversion_referrals') }}

),

people as (

    select * from {{ ref('int_people__remaining') }}

),

age_bands as (

    select * from {{ ref('age_band') }}

),

aged as (

    select
        referrals.edition_id,
        referrals.partnership_code,
        referrals.youth_diversion_referral_id,
        referrals.person_id,
        referrals.referral_route_code,
        referrals.referred_on,
        cast(
            coalesce(
                {{ age_on('referrals.referred_on', 'people.born_on') }},
                referrals.recorded_age_at_referral
            ) as integer
        ) as age_at_referral
    from referrals
    left join people
        on
            referrals.edition_id = people.edition_id
            and referrals.partnership_code = people.partnership_code
            and referrals.person_id = people.person_id

)

select
    aged.edition_id,
    aged.partnership_code,
    aged.youth_diversion_referral_id,
    aged.person_id,
    aged.referral_route_code,
    aged.referred_on,
    aged.age_at_referral,
    coalesce(
        aged.age_at_referral between age_bands.age_from and age_bands.age_to, false
    )
        as is_young_person
from aged
left join age_bands
    on
        age_bands.age_band_id = 'youth_diversion'
        and aged.referred_on between age_bands.effective_from and age_bands.effective_to
