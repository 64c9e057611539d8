with actions as (

    select * from {{ ref('remedial_actions') }}

),

prose as (

    select * from {{ ref('rpt_report_prose') }}

),

published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

-- a continuing action discloses the statuses before
withheld_statuses as (

    select
        partnership_code,
        indicator_id
    from published_statuses
    where status_code is null
    group by partnership_code, indicator_id

)

select
    actions.partnership_code,
    actions.edition_id,
    actions.indicator_id,
    actions.action_number,
    actions.title,
    published_statuses.status_code,
    case when withheld_statuses.indicator_id is null then actions.standing_code end
        as standing_code,
    case when withheld_statuses.indicator_id is null then actions.standing_label end
        as standing_label,
    actions.owner_role,
    prose.paragraph as action,
    actions.decided_on,
    actions.decided_on_label,
    actions.due_on,
    actions.due_on_label
from actions
inner join published_statuses
    on
        actions.partnership_code = published_statuses.partnership_code
        and actions.edition_id = published_statuses.edition_id
        and actions.indicator_id = published_statuses.indicator_id
inner join prose
    on
        actions.partnership_code = prose.partnership_code
        and actions.edition_id = prose.edition_id
        and prose.seed_name = 'remedial_action'
        and actions.indicator_id = prose.subject
        and actions.action_number = prose.paragraph_number
left join withheld_statuses
    on
        actions.partnership_code = withheld_statuses.partnership_code
        and actions.indicator_id = withheld_statuses.indicator_id
-- an action would disclose a status that is not shown
where published_statuses.status_code is not null
