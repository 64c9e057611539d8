with objectives as (

    select * from {{ ref('dim_objective') }}

),

links as (

    select * from {{ ref('rpt_indicator_objectives') }}

),

published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

served as (

    select
        published_statuses.partnership_code,
        published_statuses.edition_id,
        links.objective_id,
        count(*) as indicator_count,
        count(*) filter (where links.is_primary) as primary_indicator_count,
        count(*) filter (where published_statuses.status_code = 'major_concerns')
            as major_concerns_count
    from published_statuses
    inner join links
        on published_statuses.indicator_id = links.indicator_id
    group by
        published_statuses.partnership_code,
        published_statuses.edition_id,
        links.objective_id

),

reported as (

    select
        partnership_code,
        edition_id
    from published_statuses
    group by partnership_code, edition_id

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
cross join objectives
left join served
    on
        reported.partnership_code = served.partnership_code
        and reported.edition_id = served.edition_id
        and objectives.objective_id = served.objective_id
