{#- Every objective in every edition of the statuses, with the indicators that serve it. -#}
{% macro counted_by_objective(statuses, links, objectives) -%}
with reported as (

    select
        partnership_code,
        edition_id
    from {{ statuses }}
    group by partnership_code, edition_id

),

served as (

    select
        statuses.partnership_code,
        statuses.edition_id,
        links.objective_id,
        count(*) as indicator_count,
        count(*) filter (where links.is_primary) as primary_indicator_count,
        count(*) filter (where statuses.status_code = 'major_concerns')
            as major_concerns_count
    from {{ statuses }} as statuses
    inner join {{ links }} as links
        on statuses.indicator_id = links.indicator_id
    group by statuses.partnership_code, statuses.edition_id, links.objective_id

)

select
    reported.partnership_code,
    reported.edition_id,
    objectives.objective_id,
    objectives.objective,
    coalesce(served.indicator_count, 0) as indicator_count,
    coalesce(served.primary_indicator_count, 0) as primary_indicator_count,
    coalesce(served.major_concerns_count, 0) as major_concerns_count,
    served.objective_id is not null as is_served
from reported
cross join {{ objectives }} as objectives
left join served
    on
        reported.partnership_code = served.partnership_code
        and reported.edition_id = served.edition_id
        and objectives.objective_id = served.objective_id
{%- endmacro %}
