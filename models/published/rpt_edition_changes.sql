-- A change discloses both figures: it is shown where both are shown.
with changes as (

    select * from {{ ref('edition_changes') }}

),

published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

marked as (

    select
        changes.*,
        current_statuses.value_label as shown_value_label,
        current_statuses.status_code as shown_status_code,
        current_statuses.status_label as shown_status_label,
        previous.value_label as shown_previous_value_label,
        previous.status_code as shown_previous_status_code,
        previous.status_label as shown_previous_status_label,
        coalesce(current_statuses.withheld_reason_code, previous.withheld_reason_code)
        is not null
        or coalesce(current_statuses.value_change_label = '[c]', false)
            as is_value_withheld,
        coalesce(current_statuses.status_label = '[c]', false)
        or coalesce(previous.status_label = '[c]', false) as is_status_withheld
    from changes
    left join published_statuses as current_statuses
        on
            changes.partnership_code = current_statuses.partnership_code
            and changes.edition_id = current_statuses.edition_id
            and changes.indicator_id = current_statuses.indicator_id
    left join published_statuses as previous
        on
            changes.partnership_code = previous.partnership_code
            and changes.previous_edition_id = previous.edition_id
            and changes.indicator_id = previous.indicator_id

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
    shown_value_label as value_label,
    shown_status_code as status_code,
    shown_status_label as status_label,
    case when shown_status_code is not null then symbol end as symbol,
    previous_period_label,
    shown_previous_value_label as previous_value_label,
    shown_previous_status_code as previous_status_code,
    shown_previous_status_label as previous_status_label,
    case when shown_previous_status_code is not null then previous_symbol end
        as previous_symbol,
    case when not is_value_withheld then value_change_code end as value_change_code,
    case when is_value_withheld then '[c]' else value_change_label end
        as value_change_label,
    case when not is_status_withheld then status_change_code end as status_change_code,
    case when is_status_withheld then '[c]' else status_change_label end
        as status_change_label,
    case when not is_status_withheld then status_change_order end
        as status_change_order,
    case when not is_status_withheld then is_moved end as is_moved,
    case
        when
            is_value_withheld or is_status_withheld
            then 'Not shown, to protect the people behind a small number'
        else movement
    end as movement
from marked
