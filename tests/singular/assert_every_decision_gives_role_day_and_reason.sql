with decisions as (

    select
        'status_override' as seed_name,
        concat('indicator ', indicator_id, ' of edition ', edition_id) as subject,
        decided_on,
        role,
        reason
    from {{ ref('status_override') }}
    union all
    select
        'edition_correction' as seed_name,
        concat('indicator ', indicator_id, ' of edition ', edition_id) as subject,
        decided_on,
        role,
        reason
    from {{ ref('edition_correction') }}
    union all
    select
        'process_chart_decision' as seed_name,
        concat('indicator ', indicator_id, ' from ', period_start) as subject,
        decided_on,
        role,
        reason
    from {{ ref('process_chart_decision') }}

)

select
    concat(
        'seeds/reference/', seed_name, '.csv: the decision on ', subject,
        ' has no day, role or reason: fill in decided_on, role and reason.'
    ) as message
from decisions
where
    decided_on is null
    or role is null
    or reason is null
