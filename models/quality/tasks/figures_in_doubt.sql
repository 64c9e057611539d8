-- 1. A figure is in doubt where its status is not firm, or where too much could not be
--    read for it to have a value.
-- 2. A decision on the check of the gate accepts it, for that edition alone.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

unread_columns as (

    select * from {{ ref('int_tasks__unread_columns') }}

),

unread_benchmarks as (

    select * from {{ ref('int_unread__benchmarks') }}

),

decisions as (

    select * from {{ ref('gate_decision') }}

),

accepted as (

    select
        edition_id,
        place as indicator_id,
        max_by(accepted_by, accepted_on) as accepted_by,
        max(accepted_on) as accepted_on,
        max_by(reason, accepted_on) as acceptance_reason
    from decisions
    where
        check_id = 'marts.indicator_status.statuses_are_firm'
        and accepted_by is not null
        and accepted_on is not null
        and reason is not null
    group by edition_id, place

),

doubted as (

    select
        statuses.partnership_code,
        statuses.edition_id,
        statuses.indicator_id,
        statuses.chapter_id,
        statuses.title,
        statuses.period_label,
        statuses.value_label,
        statuses.value_reason_code,
        statuses.unknown_count,
        statuses.bounds_label,
        statuses.status_code,
        statuses.status_label,
        statuses.is_status_firm,
        concat_ws(
            '; ',
            case
                when statuses.value is null then statuses.status_explanation
                else statuses.bounds_label
            end,
            case
                when unread_benchmarks.unread_count = 1
                    then
                        '1 published figure that may be its benchmark could not be read'
                when unread_benchmarks.unread_count > 1
                    then
                        concat(
                            unread_benchmarks.unread_count,
                            ' published figures that may be its benchmark could not be '
                            || 'read'
                        )
            end
        ) as doubt_reason,
        cast(coalesce(unread_columns.cell_count, 0) as bigint) as unread_cell_count,
        unread_columns.cells_label as unread_cells_label,
        unread_columns.most_unread_label,
        accepted.accepted_by,
        accepted.accepted_on,
        accepted.acceptance_reason
    from statuses
    left join unread_benchmarks
        on
            statuses.partnership_code = unread_benchmarks.partnership_code
            and statuses.edition_id = unread_benchmarks.edition_id
            and statuses.indicator_id = unread_benchmarks.indicator_id
    left join unread_columns
        on
            statuses.partnership_code = unread_columns.partnership_code
            and statuses.edition_id = unread_columns.edition_id
            and statuses.indicator_id = unread_columns.indicator_id
    left join accepted
        on
            statuses.edition_id = accepted.edition_id
            and statuses.indicator_id = accepted.indicator_id
    where
        not statuses.is_status_firm
        or statuses.value_reason_code = 'not_readable'

)

select
    partnership_code,
    edition_id,
    indicator_id,
    chapter_id,
    title,
    period_label,
    value_label,
    value_reason_code,
    unknown_count,
    bounds_label,
    status_code,
    status_label,
    is_status_firm,
    doubt_reason,
    unread_cell_count,
    unread_cells_label,
    concat_ws(
        '. ',
        concat(
            indicator_id, ' ', title, ': ',
            case
                when value_label is null then doubt_reason
                else
                    concat(
                        status_label, ' (', value_label, ' in ', period_label,
                        '), which may be otherwise: ', doubt_reason
                    )
            end
        ),
        case
            when unread_cell_count > 0 then concat('Unread: ', most_unread_label)
        end
    ) as doubt_label,
    accepted_by is not null as is_accepted,
    accepted_by,
    accepted_on,
    acceptance_reason
from doubted
