-- 1. The value of the edition that decided the action is compared with that of a later
--    one (int_actions__followed), where both are comparable, as it is with that of the
--    previous report (int_status__value_changes).
-- 2. The outcome states the change of value and status; an indicator missing from the
--    later edition is no longer reported.
with followed as (

    select * from {{ ref('int_actions__followed') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

value_changes as (

    select * from {{ ref('int_status__value_changes') }}

),

compared as (

    select
        followed.*,
        decided.value_label as decided_value_label,
        decided.status_label as decided_status_label,
        later.value_label,
        later.status_code,
        later.status_label,
        value_changes.earlier_period_start as decided_period_start,
        case
            when followed.is_comparable
                then coalesce(value_changes.value_change_code, 'not_comparable')
            else 'not_comparable'
        end as value_change_code,
        case when followed.is_comparable then value_changes.movement end as movement
    from followed
    inner join indicator_statuses as decided
        on
            followed.partnership_code = decided.partnership_code
            and followed.decided_edition_id = decided.edition_id
            and followed.indicator_id = decided.indicator_id
    left join indicator_statuses as later
        on
            followed.partnership_code = later.partnership_code
            and followed.edition_id = later.edition_id
            and followed.indicator_id = later.indicator_id
    left join value_changes
        on
            followed.partnership_code = value_changes.partnership_code
            and followed.edition_id = value_changes.edition_id
            and followed.decided_edition_id = value_changes.earlier_edition_id
            and followed.indicator_id = value_changes.indicator_id

)

select
    compared.partnership_code,
    compared.edition_id,
    compared.indicator_id,
    compared.decided_edition_id,
    compared.action_number,
    compared.title,
    compared.owner_role,
    compared.action,
    compared.due_on_label,
    compared.decided_value_label,
    compared.decided_status_code,
    compared.decided_period_start,
    compared.decided_status_label,
    compared.value_label,
    compared.status_code,
    compared.status_label,
    compared.value_change_code,
    case
        when compared.status_code is null then 'No longer reported'
        else concat(
                coalesce(compared.movement, 'Value not comparable'),
                case
                    when compared.status_code = compared.decided_status_code
                        then '. Status still '
                    else concat('. Status from ', compared.decided_status_label, ' to ')
                end,
                compared.status_label
            )
    end as outcome
from compared
