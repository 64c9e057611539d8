with actions as (

    select * from {{ ref('remedial_action') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

)

select
    indicator_statuses.partnership_code,
    indicator_statuses.edition_id,
    indicator_statuses.indicator_id,
    actions.action_number,
    indicator_statuses.title,
    indicator_statuses.status_code,
    actions.owner_role,
    actions.action,
    actions.decided_on,
    {{ day_label('actions.decided_on') }} as decided_on_label,
    actions.due_on,
    {{ day_label('actions.due_on') }} as due_on_label
from indicator_statuses
inner join actions
    on
        indicator_statuses.partnership_code = actions.partnership_code
        and indicator_statuses.edition_id = actions.edition_id
        and indicator_statuses.indicator_id = actions.indicator_id
