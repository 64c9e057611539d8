-- 1. An edition is compared with the one before it; an indicator of that one which is
--    no longer in force is withdrawn.
-- 2. Whether a value or a status changed is decided in indicator_status.
-- 3. A target changed where it or the limit of its tolerance is another than in the
--    edition before.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

statuses as (

    select * from {{ ref('status') }}

),

changes as (

    select * from {{ ref('change') }}

),

revisions as (

    select * from {{ ref('int_indicators__revisions') }}

),

reported as (

    select
        partnership_code,
        edition_id,
        previous_edition_id
    from indicator_statuses
    group by partnership_code, edition_id, previous_edition_id

),

withdrawn as (

    select
        reported.partnership_code,
        reported.edition_id,
        reported.previous_edition_id,
        previous.indicator_id,
        previous.title
    from reported
    inner join indicator_statuses as previous
        on
            reported.partnership_code = previous.partnership_code
            and reported.previous_edition_id = previous.edition_id
    left join indicator_statuses as kept
        on
            reported.partnership_code = kept.partnership_code
            and reported.edition_id = kept.edition_id
            and previous.indicator_id = kept.indicator_id
    where kept.indicator_id is null

),

compared as (

    select
        partnership_code,
        edition_id,
        previous_edition_id,
        indicator_id,
        title,
        is_new,
        false as is_withdrawn,
        period_label,
        value_label,
        target_label,
        amber_limit,
        status_code,
        status_label,
        value_change_code,
        status_change_code
    from indicator_statuses
    union all
    select
        partnership_code,
        edition_id,
        previous_edition_id,
        indicator_id,
        title,
        false as is_new,
        true as is_withdrawn,
        null as period_label,
        null as value_label,
        null as target_label,
        null as amber_limit,
        null as status_code,
        null as status_label,
        null as value_change_code,
        null as status_change_code
    from withdrawn

),

labelled as (

    select
        compared.*,
        indicators.previous_title,
        indicators.chapter_id,
        previous.period_label as previous_period_label,
        previous.value_label as previous_value_label,
        previous.target_label as previous_target_label,
        coalesce(revisions.is_renamed, false) as is_renamed,
        coalesce(revisions.is_redefined, false) as is_redefined,
        revisions.description as revision,
        previous.indicator_id is not null
        and not compared.is_withdrawn
        and (
            compared.target_label is distinct from previous.target_label
            or compared.amber_limit is distinct from previous.amber_limit
        ) as is_target_changed,
        previous.status_code as previous_status_code,
        previous.status_label as previous_status_label,
        statuses.symbol,
        previous_statuses.symbol as previous_symbol,
        value_changes.change_label as value_change_label,
        status_changes.change_label as status_change_label,
        status_changes.change_order as status_change_order
    from compared
    inner join indicators
        on compared.indicator_id = indicators.indicator_id
    left join indicator_statuses as previous
        on
            compared.partnership_code = previous.partnership_code
            and compared.previous_edition_id = previous.edition_id
            and compared.indicator_id = previous.indicator_id
    left join revisions
        on
            compared.edition_id = revisions.edition_id
            and compared.indicator_id = revisions.indicator_id
    left join statuses
        on compared.status_code = statuses.status_code
    left join statuses as previous_statuses
        on previous.status_code = previous_statuses.status_code
    left join changes as value_changes
        on compared.value_change_code = value_changes.change_code
    left join changes as status_changes
        on compared.status_change_code = status_changes.change_code

),

-- a value that is better, and a status that is not, are both said
phrased as (

    select
        *,
        case value_change_code
            when 'not_comparable' then 'Value not comparable with the previous report'
            when 'unchanged' then concat('Value unchanged: ', value_label)
            else concat(
                    'Value ', value_change_label, ': from ',
                    previous_value_label, ' in ', previous_period_label, ' to ',
                    value_label, ' in ', period_label
                )
        end as value_movement,
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
    -- whose status changed, or was of major concern before
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
        else concat(value_movement, '. ', status_movement)
    end as movement
from phrased
