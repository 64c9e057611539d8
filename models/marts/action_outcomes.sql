-- 1. The value of the edition that decided the action is compared with that of a later
--    one (int_actions__followed), where both are comparable.
-- 2. The outcome states the change of value and status; an indicator missing from the
--    later edition is no longer reported.
with followed as (

    select * from {{ ref('int_actions__followed') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

changes as (

    select * from {{ ref('change') }}

),

compared as (

    select
        followed.*,
        decided.period_label as decided_period_label,
        decided.value_label as decided_value_label,
        decided.status_label as decided_status_label,
        later.period_label,
        later.value_label,
        later.status_code,
        later.status_label,
        case
            when not followed.is_comparable then 'not_comparable'
            else {{ value_change('later.value', 'decided.value', 'later.polarity') }}
        end as value_change_code
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
    compared.decided_status_label,
    compared.value_label,
    compared.status_code,
    compared.status_label,
    compared.value_change_code,
    case
        when compared.status_code is null then 'No longer reported'
        else concat(
                case compared.value_change_code
                    when 'not_comparable' then 'Value not comparable'
                    when 'unchanged'
                        then concat('Value unchanged: ', compared.value_label)
                    else concat(
                            'Value ', changes.change_label, ': from ',
                            compared.decided_value_label, ' in ',
                            compared.decided_period_label, ' to ',
                            compared.value_label, ' in ',
                            compared.period_label
                        )
                end,
                case
                    when compared.status_code = compared.decided_status_code
                        then '. Status still '
                    else concat('. Status from ', compared.decided_status_label, ' to ')
                end,
                compared.status_label
            )
    end as outcome
from compared
inner join changes
    on compared.value_change_code = changes.change_code
