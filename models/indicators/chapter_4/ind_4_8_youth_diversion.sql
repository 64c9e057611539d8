with referrals as (

    select * from {{ ref('fct_youth_diversion_referrals') }}

),

placed as (

    select
        *,
        {{ reporting_quarter('referred_on') }} as period_start
    from referrals
    where is_young_person

)

-- a young person referred twice in the quarter is one case
select
    partnership_code,
    edition_id,
    period_start,
    min(youth_diversion_referral_id) as case_id,
    1 as numerator,
    cast(null as integer) as denominator
from placed
group by partnership_code, edition_id, period_start, person_id
