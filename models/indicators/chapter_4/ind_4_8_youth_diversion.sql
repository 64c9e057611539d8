with referrals as (

    select * from {{ ref('fct_youth_diversion_referrals') }}

),

placed as (

    select
        *,
        {{ reporting_quarter('referred_on') }} as period_start
    from referrals

)

-- a young person referred twice in the quarter is one case
select
    partnership_code,
    edition_id,
    period_start,
    coalesce(
        min(case when is_young_person then youth_diversion_referral_id end),
        min(youth_diversion_referral_id)
    ) as case_id,
    person_id as subject_id,
    bool_or(is_young_person) as is_in_scope,
    1 as numerator,
    cast(null as integer) as denominator
from placed
group by partnership_code, edition_id, period_start, person_id
