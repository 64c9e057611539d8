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
        max(cast(parameter_value as integer))
            filter (where parameter_id = 'smallest_public_count') as smallest_count,
        max(cast(parameter_value as integer))
            filter (where parameter_id = 'smallest_public_denominator')
            as smallest_denominator
    from {{ ref('parameter') }}

)

select
    concat(
        'seeds/reference/disclosure_policy.csv, line ', policies.line_number,
        ': numbers of indicator ', policies.indicator_id, ' below ',
        floors.smallest_count, ' (of fewer than ',
        floors.smallest_denominator,
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
