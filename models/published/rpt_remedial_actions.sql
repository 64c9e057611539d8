with actions as (

    select * from {{ ref('remedial_actions') }}

),

published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

)

select
    actions.partnership_code,
    actions.edition_id,
    actions.indicator_id,
    actions.action_number,
    actions.title,
    published_statuses.status_code,
    actions.owner_role,
    actions.action,
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
-- that there is an action would tell of a status that is not shown
where published_statuses.status_code is not null
