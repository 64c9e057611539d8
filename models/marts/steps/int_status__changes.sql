-- 1. Change is against the previous edition, never the previous calendar period.
-- 2. An indicator missing from the previous edition is new; the first edition is
--    compared with none.
-- 3. An indicator redefined in between is not compared, unless the decision allows it.
-- 4. How the value changed is decided in int_status__value_changes; the status is
--    compared by its order.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

statuses as (

    select * from {{ ref('status') }}

),

value_changes as (

    select * from {{ ref('int_status__value_changes') }}

),

revisions as (

    select * from {{ ref('int_indicators__revisions') }}

),

changes as (

    select * from {{ ref('change') }}

),

rated as (

    select
        latest_periods.partnership_code,
        latest_periods.edition_id,
        latest_periods.indicator_id,
        latest_periods.previous_edition_id,
        latest_periods.value,
        latest_periods.definition_version,
        ratings.status_code,
        case
            when ratings.status_code != 'not_applicable' then statuses.status_order
        end as status_rank
    from latest_periods
    inner join ratings
        on
            latest_periods.partnership_code = ratings.partnership_code
            and latest_periods.edition_id = ratings.edition_id
            and latest_periods.indicator_id = ratings.indicator_id
    left join statuses
        on ratings.status_code = statuses.status_code

),

compared as (

    select
        rated.*,
        value_changes.earlier_period_start as previous_period_start,
        value_changes.reported_value as previous_value,
        case when value_changes.is_like_for_like then value_changes.earlier_value end
            as previous_value_known_now,
        value_changes.reported_change_code,
        value_changes.value_change_code as compared_change_code,
        value_changes.is_within_chance,
        previous.status_code as previous_status_code,
        previous.status_rank as previous_status_rank,
        rated.previous_edition_id is not null
        and previous.indicator_id is null as is_new,
        case
            when rated.previous_edition_id is null then 'not_comparable'
            when previous.indicator_id is null then 'new'
            when
                coalesce(rated.definition_version != previous.definition_version, true)
                or not coalesce(revisions.is_comparable, true)
                then 'not_comparable'
        end as exempt_code
    from rated
    left join rated as previous
        on
            rated.partnership_code = previous.partnership_code
            and rated.previous_edition_id = previous.edition_id
            and rated.indicator_id = previous.indicator_id
    left join value_changes
        on
            rated.partnership_code = value_changes.partnership_code
            and rated.edition_id = value_changes.edition_id
            and rated.previous_edition_id = value_changes.earlier_edition_id
            and rated.indicator_id = value_changes.indicator_id
    left join revisions
        on
            rated.edition_id = revisions.edition_id
            and rated.indicator_id = revisions.indicator_id

),

coded as (

    select
        *,
        coalesce(exempt_code, compared_change_code) as value_change_code,
        coalesce(exempt_code, reported_change_code) as value_change_as_reported_code,
        exempt_code is null and coalesce(is_within_chance, false)
            as is_change_within_chance,
        case
            when exempt_code is not null then exempt_code
            when status_code = previous_status_code then 'unchanged'
            when status_rank < previous_status_rank then 'improved'
            when status_rank > previous_status_rank then 'worsened'
            else 'not_comparable'
        end as status_change_code
    from compared

)

select
    coded.partnership_code,
    coded.edition_id,
    coded.indicator_id,
    coded.is_new,
    coded.previous_period_start,
    coded.previous_value,
    coded.previous_value_known_now,
    coded.previous_status_code,
    coded.value_change_code,
    coded.value_change_as_reported_code,
    coded.is_change_within_chance,
    concat(
        value_labels.change_label,
        case when coded.is_change_within_chance then ', within chance' else '' end
    ) as value_change_label,
    coded.status_change_code,
    status_changes.change_label as status_change_label
from coded
left join changes as value_labels
    on coded.value_change_code = value_labels.change_code
left join changes as status_changes
    on coded.status_change_code = status_changes.change_code
