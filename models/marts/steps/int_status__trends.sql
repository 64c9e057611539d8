-- How the figure moves over time: the trends of its latest period, and how far figures
-- move after they are first reported. An indicator that is new, has no value or is shown
-- for information has no trend.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

changes as (

    select * from {{ ref('int_status__changes') }}

),

trends as (

    select * from {{ ref('int_indicators__trends') }}

),

revisions as (

    select * from {{ ref('revision_profile') }}

)

select
    latest_periods.partnership_code,
    latest_periods.edition_id,
    latest_periods.indicator_id,
    trends.short_trend_code,
    trends.long_trend_code,
    trends.trend_label,
    revisions.revision_label
from latest_periods
inner join ratings
    on
        latest_periods.partnership_code = ratings.partnership_code
        and latest_periods.edition_id = ratings.edition_id
        and latest_periods.indicator_id = ratings.indicator_id
inner join changes
    on
        latest_periods.partnership_code = changes.partnership_code
        and latest_periods.edition_id = changes.edition_id
        and latest_periods.indicator_id = changes.indicator_id
left join trends
    on
        latest_periods.partnership_code = trends.partnership_code
        and latest_periods.edition_id = trends.edition_id
        and latest_periods.indicator_id = trends.indicator_id
        and latest_periods.period_start = trends.period_start
        and latest_periods.value is not null
        and ratings.status_rule != 'data_only'
        and not changes.is_new
left join revisions
    on
        latest_periods.partnership_code = revisions.partnership_code
        and latest_periods.edition_id = revisions.edition_id
        and latest_periods.indicator_id = revisions.indicator_id
