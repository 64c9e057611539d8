-- Without its row an indicator would be shown to outside readers with its small numbers.
select
    concat(
        'Indicator ', indicators.indicator_id, ' has ', count(policies.indicator_id),
        ' rows of seeds/reference/disclosure_policy.csv for ',
        partnerships.partnership_code,
        ': give it exactly one, which says whether its small numbers are withheld.'
    ) as message
from {{ ref('indicator') }} as indicators
cross join {{ ref('partnership') }} as partnerships
left join {{ ref('disclosure_policy') }} as policies
    on
        indicators.indicator_id = policies.indicator_id
        and partnerships.partnership_code = policies.partnership_code
group by indicators.indicator_id, partnerships.partnership_code
having count(policies.indicator_id) != 1
