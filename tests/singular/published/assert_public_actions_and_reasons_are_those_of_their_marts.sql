-- Actions are shown with their status; reasons for lateness all together or not at all.
with statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

actions as (

    select * from {{ ref('remedial_actions') }}

),

shown_actions as (

    select * from {{ ref('rpt_remedial_actions') }}

),

reasons as (

    select * from {{ ref('lateness_reasons') }}

),

shown_reasons as (

    select * from {{ ref('rpt_lateness_reasons') }}

)

select
    concat(
        'Action ', actions.action_number, ' for indicator ', actions.indicator_id,
        ' of edition ', actions.edition_id, ' is missing from ',
        'published.rpt_remedial_actions, although its status is shown. Look at ',
        'models/published/rpt_remedial_actions.sql.'
    ) as message
from actions
inner join statuses
    on
        actions.partnership_code = statuses.partnership_code
        and actions.edition_id = statuses.edition_id
        and actions.indicator_id = statuses.indicator_id
left join shown_actions
    on
        actions.partnership_code = shown_actions.partnership_code
        and actions.edition_id = shown_actions.edition_id
        and actions.indicator_id = shown_actions.indicator_id
        and actions.action_number = shown_actions.action_number
where
    statuses.status_code is not null
    and shown_actions.indicator_id is null
union all
select
    concat(
        'Indicator ', reasons.indicator_id, ', edition ', reasons.edition_id,
        ', period from ', reasons.period_start, ': the reason ', reasons.reason_code,
        ' is missing from published.rpt_lateness_reasons, but is not withheld. Look ',
        'at models/published/rpt_lateness_reasons.sql.'
    ) as message
from reasons
left join shown_reasons
    on
        reasons.partnership_code = shown_reasons.partnership_code
        and reasons.edition_id = shown_reasons.edition_id
        and reasons.indicator_id = shown_reasons.indicator_id
        and reasons.period_start = shown_reasons.period_start
        and (
            reasons.reason_code = shown_reasons.reason_code
            or shown_reasons.reason_code = 'withheld'
        )
where shown_reasons.indicator_id is null
union all
select
    concat(
        'Indicator ', shown_reasons.indicator_id, ', edition ',
        shown_reasons.edition_id, ', period from ', shown_reasons.period_start,
        ': published.rpt_lateness_reasons shows the reason ',
        shown_reasons.reason_code, ' differently from marts.lateness_reasons. Look at ',
        'models/published/rpt_lateness_reasons.sql.'
    ) as message
from shown_reasons
left join reasons
    on
        shown_reasons.partnership_code = reasons.partnership_code
        and shown_reasons.edition_id = reasons.edition_id
        and shown_reasons.indicator_id = reasons.indicator_id
        and shown_reasons.period_start = reasons.period_start
        and shown_reasons.reason_code = reasons.reason_code
where
    shown_reasons.reason_code != 'withheld'
    and (
        shown_reasons.late_count is distinct from reasons.late_count
        or shown_reasons.late_total is distinct from reasons.late_total
        or shown_reasons.late_reason_label is distinct from reasons.late_reason_label
    )
