with referrals as (

    select * from {{ ref('stg_justice__youth_diversion_referrals_as_known') }}

),

identities as (

    select * from {{ ref('int_people__resolved_identities') }}

),

people as (

    select * from {{ ref('dim_person') }}

),

age_bands as (

    select * from {{ ref('age_band') }}

),

resolved as (

    select
        referrals.*,
        coalesce(identities.person_id, referrals.person_id) as resolved_person_id
    from referrals
    left join identities
        on
            referrals.edition_id = identities.edition_id
            and referrals.partnership_code = identities.partnership_code
            and referrals.person_id = identities.recorded_person_id

),

aged as (

    select
        resolved.edition_id,
        resolved.partnership_code,
        resolved.youth_diversion_referral_id,
        resolved.resolved_person_id as person_id,
        resolved.referral_route_code,
        resolved.referred_on,
        cast(
            coalesce(
                {{ age_on('resolved.referred_on', 'people.born_on') }},
                resolved.recorded_age_at_referral
            ) as integer
        ) as age_at_referral
    from resolved
    left join people
        on
            resolved.edition_id = people.edition_id
            and resolved.partnership_code = people.partnership_code
            and resolved.resolved_person_id = people.person_id

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
