with youth_diversion_referrals_rows as (

    select * from {{ ref('stg_justice__youth_diversion_referrals_rows') }}

),

versions as (

    {{ record_versions('youth_diversion_referrals_rows') }}

)

select
    partnership_code,
    record_id,
    youth_diversion_referral_id,
    person_id,
    prosecutor_reference_hash,
    referred_on,
    assessed_on,
    commenced_on,
    completed_on,
    referral_route_code,
    offence_group,
    recorded_age_at_referral,
    outcome_code,
    is_accepted_referral,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
