-- To show the public less than the floor of counts or denominators is a decision with a
-- role and a day.
with policies as (

    select
        rowid + 2 as line_number,
        *
    from {{ ref('disclosure_policy') }}

),

floors as (

    select
        max(case when parameter_id = 'smallest_public_count' then parameter_value end)
            as smallest_count,
        max(
            case
                when parameter_id = 'smallest_public_denominator' then parameter_value
            end
        ) as smallest_denominator
    from {{ ref('parameter') }}

)

select
    concat(
        'seeds/reference/disclosure_policy.csv, line ', policies.line_number,
        ': numbers of indicator ', policies.indicator_id, ' below ',
        cast(floors.smallest_count as integer), ' (of fewer than ',
        cast(floors.smallest_denominator as integer),
        ' cases) would be shown to the public. Raise minimum_count and ',
        'minimum_denominator, or fill in accepted_by, accepted_on and reason.'
    ) as message
from policies
cross join floors
where
    policies.is_sensitive
    and (
        policies.minimum_count < floors.smallest_count
        or policies.minimum_denominator < floors.smallest_denominator
    )
    and (policies.accepted_by is null or policies.accepted_on is null)
