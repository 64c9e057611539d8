-- How far a figure has moved since it was first reported.
--
-- 1. A figure was first reported by the earliest edition with a value for its period. Of
--    an indicator's first edition only the latest period counts: the others were old
--    when they were first known here.
-- 2. It has moved where it is printed otherwise. Both values are rated by the target of
--    the later edition: the status differs where the figure alone would change it.
with series as (

    select * from {{ ref('indicator_series') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

reported as (

    select
        series.*,
        editions.data_cut_off_on,
        min(editions.data_cut_off_on) over (
            partition by series.partnership_code, series.indicator_id
        ) as first_cut_off_on,
        max(series.period_start) over (
            partition by
                series.partnership_code, series.edition_id, series.indicator_id
        ) as latest_period_start,
        row_number() over (
            partition by
                series.partnership_code,
                series.indicator_id,
                series.period_type,
                series.period_start
            order by editions.data_cut_off_on, series.edition_id
        ) as report_number
    from series
    inner join editions
        on series.edition_id = editions.edition_id
    where series.value is not null

),

first_reports as (

    select * from reported
    where
        report_number = 1
        and (
            data_cut_off_on > first_cut_off_on
            or period_start = latest_period_start
        )

),

compared as (

    select
        reported.partnership_code,
        reported.edition_id,
        reported.indicator_id,
        reported.period_start,
        first_reports.edition_id as first_edition_id,
        reported.value,
        first_reports.value as first_value,
        {{ dbt.split_part('reported.value_label', "' ('", 1) }}
        != {{ dbt.split_part('first_reports.value_label', "' ('", 1) }} as is_moved,
        indicators.polarity,
        ratings.status_rule,
        ratings.target,
        ratings.amber_limit
    from reported
    inner join first_reports
        on
            reported.partnership_code = first_reports.partnership_code
            and reported.indicator_id = first_reports.indicator_id
            and reported.period_type = first_reports.period_type
            and reported.period_start = first_reports.period_start
            and reported.data_cut_off_on > first_reports.data_cut_off_on
            and reported.definition_version = first_reports.definition_version
    inner join indicators
        on reported.indicator_id = indicators.indicator_id
    inner join ratings
        on
            reported.partnership_code = ratings.partnership_code
            and reported.edition_id = ratings.edition_id
            and reported.indicator_id = ratings.indicator_id

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    first_edition_id,
    first_value,
    value,
    is_moved,
    abs(value - first_value) as move,
    coalesce(
        {{ status_of_value('value') }} != {{ status_of_value('first_value') }}, false
    ) as is_status_moved
from compared
