-- Without its row an indicator's small numbers would be shown to the public.
select
    concat(
        'Indicator ', indicators.indicator_id, ' has ', count(policies.indicator_id),
        ' rows of seeds/reference/disclosure_policy.csv for ',
        partnerships.partnership_code,
        ': expected exactly one, which sets whether its small numbers are withheld.'
    ) as message
from {{ ref('indicator') }} as indicators
cross join {{ ref('partnership') }} as partnerships
left join {{ ref('disclosure_policy') }} as policies
    on
        indicators.indicator_id = policies.indicator_id
        and partnerships.partnership_code = policies.partnership_code
group by indicators.indicator_id, partnerships.partnership_code
having count(policies.indicator_id) != 1
