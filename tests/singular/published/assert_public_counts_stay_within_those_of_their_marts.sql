with statuses as (

    select * from {{ ref('indicator_status') }}

),

shown_counts as (

    select * from {{ ref('rpt_status_summary') }}

),

objectives as (

    select * from {{ ref('objective_summary') }}

),

shown_objectives as (

    select * from {{ ref('rpt_objective_summary') }}

),

reported as (

    select
        partnership_code,
        edition_id,
        count(*) as indicator_count
    from statuses
    group by partnership_code, edition_id

),

shown as (

    select
        partnership_code,
        edition_id,
        sum(indicator_count) as indicator_count
    from shown_counts
    group by partnership_code, edition_id

)

select
    concat(
        'Edition ', shown.edition_id, ': published.rpt_status_summary counts ',
        shown.indicator_count, ' statuses of ', reported.indicator_count,
        ' indicators. Look at models/published/rpt_status_summary.sql.'
    ) as message
from shown
inner join reported
    on
        shown.partnership_code = reported.partnership_code
        and shown.edition_id = reported.edition_id
where shown.indicator_count > reported.indicator_count
union all
select
    concat(
        'Edition ', shown_objectives.edition_id, ', objective ',
        shown_objectives.objective_id, ': published.rpt_objective_summary counts more ',
        'major concerns than marts.objective_summary. Look at ',
        'models/published/rpt_objective_summary.sql.'
    ) as message
from shown_objectives
inner join objectives
    on
        shown_objectives.partnership_code = objectives.partnership_code
        and shown_objectives.edition_id = objectives.edition_id
        and shown_objectives.objective_id = objectives.objective_id
where shown_objectives.major_concerns_count > objectives.major_concerns_count
