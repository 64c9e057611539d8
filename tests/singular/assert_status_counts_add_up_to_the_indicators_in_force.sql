with in_force as (

    select
        partnership_code,
        edition_id,
        count(*) as indicator_count
    from {{ ref('int_indicators__in_force') }}
    group by partnership_code, edition_id

),

summed as (

    select
        partnership_code,
        edition_id,
        sum(indicator_count) as indicator_count
    from {{ ref('status_summary') }}
    group by partnership_code, edition_id

)

select
    concat(
        'Edition ',
        in_force.edition_id,
        ': ',
        in_force.indicator_count,
        ' indicators are in force, but the ',
        'statuses add up to ',
        coalesce(summed.indicator_count, 0),
        '. An indicator has no status or two.'
    ) as message
from in_force
left join summed
    on
        in_force.partnership_code = summed.partnership_code
        and in_force.edition_id = summed.edition_id
where in_force.indicator_count is distinct from summed.indicator_count
