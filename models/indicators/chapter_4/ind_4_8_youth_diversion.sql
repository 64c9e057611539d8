with referrals as (

    select * from {{ ref('fct_youth_diversion_referrals') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('referred_on') }} as period_start,
    count(distinct person_id) as numerator,
    cast(null as bigint) as denominator
from referrals
where is_young_person
group by all
