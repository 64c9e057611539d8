-- 1. Whether a value or a status changed is decided in int_status__changes, and how the
--    value did is said in int_status__value_changes; the state in the edition before is
--    in int_edition_changes__compared.
-- 2. If the value is better and the status is not, both are stated.
with compared as (

    select * from {{ ref('int_edition_changes__compared') }}

),

statuses as (

    select * from {{ ref('status') }}

),

changes as (

    select * from {{ ref('change') }}

),

value_changes as (

    select * from {{ ref('int_status__value_changes') }}

),

labelled as (

    select
        compared.*,
        statuses.symbol,
        previous_statuses.symbol as previous_symbol,
        value_changes.movement as value_movement,
        status_changes.change_label as status_change_label,
        status_changes.change_order as status_change_order
    from compared
    left join statuses
        on compared.status_code = statuses.status_code
    left join statuses as previous_statuses
        on compared.previous_status_code = previous_statuses.status_code
    left join value_changes
        on
            compared.partnership_code = value_changes.partnership_code
            and compared.edition_id = value_changes.edition_id
            and compared.previous_edition_id = value_changes.earlier_edition_id
            and compared.indicator_id = value_changes.indicator_id
    left join changes as status_changes
        on compared.status_change_code = status_changes.change_code

),

-- if the value is better and the status is not, both are stated
phrased as (

    select
        *,
        case status_change_code
            when 'not_comparable' then concat('Status ', status_label)
            when 'unchanged' then concat('Status unchanged: ', status_label)
            else concat(
                    'Status ', status_change_label, ': from ',
                    previous_status_label, ' to ', status_label
                )
        end as status_movement
    from labelled

)

select
    partnership_code,
    edition_id,
    indicator_id,
    previous_edition_id,
    chapter_id,
    title,
    previous_title,
    is_new,
    is_withdrawn,
    is_renamed,
    is_redefined,
    revision,
    is_target_changed,
    target_label,
    previous_target_label,
    period_label,
    value_label,
    status_code,
    status_label,
    symbol,
    previous_period_label,
    previous_value_label,
    previous_status_code,
    previous_status_label,
    previous_symbol,
    value_change_code,
    value_change_label,
    status_change_code,
    status_change_label,
    status_change_order,
    -- status changed, or was of major concern before
    coalesce(
        status_change_code in ('improved', 'worsened')
        or previous_status_code = 'major_concerns',
        false
    ) as is_moved,
    case
        when previous_edition_id is null then 'First report: nothing to compare with'
        when is_new then 'New in this report'
        when is_withdrawn then 'In the previous report, not in this one'
        when
            value_change_code = 'not_comparable'
            and status_change_code = 'not_comparable'
            then 'Not comparable with the previous report'
        when value_change_code = 'not_comparable'
            then concat(
                    'Value not comparable with the previous report. ', status_movement
                )
        else concat(value_movement, '. ', status_movement)
    end as movement
from phrased
