-- 1. Change is against the previous edition, never the previous calendar period.
-- 2. An indicator that the previous edition did not have is new; the first edition
--    compares with nothing.
-- 3. What was redefined in between is not compared, unless the decision says that it
--    may be.
-- 4. The value is compared by what is better for the indicator, the status by its order.
-- 5. What is new, has no value or is shown for information has no trend.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

statuses as (

    select * from {{ ref('status') }}

),

revisions as (

    select * from {{ ref('int_indicators__revisions') }}

),

trends as (

    select * from {{ ref('int_indicators__trends') }}

),

rated as (

    select
        latest_periods.partnership_code,
        latest_periods.edition_id,
        latest_periods.indicator_id,
        latest_periods.previous_edition_id,
        latest_periods.period_start,
        latest_periods.polarity,
        latest_periods.value,
        latest_periods.definition_version,
        ratings.status_rule,
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
        previous.value as previous_value,
        previous.status_code as previous_status_code,
        previous.status_rank as previous_status_rank,
        coalesce(rated.definition_version = previous.definition_version, false)
        and coalesce(revisions.is_comparable, true) as is_comparable,
        rated.previous_edition_id is not null
        and previous.indicator_id is null as is_new
    from rated
    left join rated as previous
        on
            rated.partnership_code = previous.partnership_code
            and rated.previous_edition_id = previous.edition_id
            and rated.indicator_id = previous.indicator_id
    left join revisions
        on
            rated.edition_id = revisions.edition_id
            and rated.indicator_id = revisions.indicator_id

)

select
    compared.partnership_code,
    compared.edition_id,
    compared.indicator_id,
    compared.is_new,
    compared.previous_value,
    compared.previous_status_code,
    case
        when compared.previous_edition_id is null then 'not_comparable'
        when compared.is_new then 'new'
        when not compared.is_comparable then 'not_comparable'
        else {{
            value_change(
                'compared.value', 'compared.previous_value', 'compared.polarity'
            )
        }}
    end as value_change_code,
    case
        when compared.previous_edition_id is null then 'not_comparable'
        when compared.is_new then 'new'
        when not compared.is_comparable then 'not_comparable'
        when compared.status_code = compared.previous_status_code then 'unchanged'
        when compared.status_rank < compared.previous_status_rank then 'improved'
        when compared.status_rank > compared.previous_status_rank then 'worsened'
        else 'not_comparable'
    end as status_change_code,
    trends.short_trend_code,
    trends.long_trend_code,
    trends.trend_label
from compared
left join trends
    on
        compared.partnership_code = trends.partnership_code
        and compared.edition_id = trends.edition_id
        and compared.indicator_id = trends.indicator_id
        and compared.period_start = trends.period_start
        and compared.value is not null
        and compared.status_rule != 'data_only'
        and not compared.is_new
