-- An outcome discloses two figures, the earlier one as it was reported and as it is known
-- now, and two statuses: it is shown where all of them are shown.
with outcomes as (

    select * from {{ ref('action_outcomes') }}

),

published_actions as (

    select * from {{ ref('rpt_remedial_actions') }}

),

published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

withheld as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

marked as (

    select
        outcomes.*,
        published_actions.action as published_action,
        decided.value_label as published_decided_value_label,
        later.value_label as published_value_label,
        later.status_code as published_status_code,
        later.status_label as published_status_label,
        coalesce(later.status_label = '[c]', false)
        or decided.withheld_reason_code is not null
        or later.withheld_reason_code is not null
        or withheld.indicator_id is not null as is_withheld
    from outcomes
    inner join published_actions
        on
            outcomes.partnership_code = published_actions.partnership_code
            and outcomes.decided_edition_id = published_actions.edition_id
            and outcomes.indicator_id = published_actions.indicator_id
            and outcomes.action_number = published_actions.action_number
    inner join published_statuses as decided
        on
            outcomes.partnership_code = decided.partnership_code
            and outcomes.decided_edition_id = decided.edition_id
            and outcomes.indicator_id = decided.indicator_id
    left join published_statuses as later
        on
            outcomes.partnership_code = later.partnership_code
            and outcomes.edition_id = later.edition_id
            and outcomes.indicator_id = later.indicator_id
    left join withheld
        on
            outcomes.partnership_code = withheld.partnership_code
            and outcomes.edition_id = withheld.edition_id
            and outcomes.indicator_id = withheld.indicator_id
            and outcomes.decided_period_start = withheld.period_start

)

select
    partnership_code,
    edition_id,
    indicator_id,
    decided_edition_id,
    action_number,
    title,
    owner_role,
    published_action as action,
    due_on_label,
    published_decided_value_label as decided_value_label,
    decided_status_code,
    decided_status_label,
    decided_period_start,
    published_value_label as value_label,
    published_status_code as status_code,
    published_status_label as status_label,
    case when not is_withheld then value_change_code end as value_change_code,
    case
        when is_withheld
            then 'Not shown, to protect the people behind a small number'
        else outcome
    end as outcome
from marked
