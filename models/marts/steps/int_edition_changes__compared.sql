-- 1. An edition is compared with the one before it.
-- 2. A target changed where it or its amber limit differs from the edition before.
with changed_indicators as (

    select * from {{ ref('int_edition_changes__indicators') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

revisions as (

    select * from {{ ref('int_indicators__revisions') }}

)

select
    changed_indicators.partnership_code,
    changed_indicators.edition_id,
    changed_indicators.previous_edition_id,
    changed_indicators.indicator_id,
    indicators.chapter_id,
    changed_indicators.title,
    indicators.previous_title,
    changed_indicators.is_new,
    changed_indicators.is_withdrawn,
    coalesce(revisions.is_renamed, false) as is_renamed,
    coalesce(revisions.is_redefined, false) as is_redefined,
    revisions.description as revision,
    previous.indicator_id is not null
    and not changed_indicators.is_withdrawn
    and (
        changed_indicators.target_label is distinct from previous.target_label
        or changed_indicators.amber_limit is distinct from previous.amber_limit
    ) as is_target_changed,
    changed_indicators.target_label,
    previous.target_label as previous_target_label,
    changed_indicators.period_label,
    previous.period_label as previous_period_label,
    changed_indicators.value_label,
    previous.value_label as previous_value_label,
    changed_indicators.status_code,
    changed_indicators.status_label,
    previous.status_code as previous_status_code,
    previous.status_label as previous_status_label,
    changed_indicators.value_change_code,
    changed_indicators.value_change_label,
    changed_indicators.status_change_code
from changed_indicators
inner join indicators
    on changed_indicators.indicator_id = indicators.indicator_id
left join indicator_statuses as previous
    on
        changed_indicators.partnership_code = previous.partnership_code
        and changed_indicators.previous_edition_id = previous.edition_id
        and changed_indicators.indicator_id = previous.indicator_id
left join revisions
    on
        changed_indicators.edition_id = revisions.edition_id
        and changed_indicators.indicator_id = revisions.indicator_id
