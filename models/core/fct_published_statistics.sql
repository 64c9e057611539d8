-- Of an area's period the newest publication counts, even where it leaves out a figure
-- that an earlier one gave: the figure is withdrawn.
with statistics as (

    select * from {{ ref('stg_national_statistics__published_statistics') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

measures as (

    select * from {{ ref('published_measure') }}

),

published as (

    select
        statistics.*,
        row_number() over (
            partition by
                statistics.edition_id,
                statistics.partnership_code,
                statistics.measure,
                statistics.area_code,
                statistics.period_type,
                statistics.period_start
            order by statistics.published_on desc
        ) as position_from_newest,
        last_value(statistics.value ignore nulls) over (
            partition by
                statistics.edition_id,
                statistics.partnership_code,
                statistics.measure,
                statistics.area_code,
                statistics.period_type,
                statistics.period_start
            order by statistics.published_on
            rows between unbounded preceding and 1 preceding
        ) as earlier_value
    from statistics
    inner join editions
        on statistics.edition_id = editions.edition_id
    where
        statistics.measure is not null
        and statistics.area_code is not null
        and statistics.period_type is not null
        and statistics.period_start is not null
        and statistics.published_on <= editions.data_cut_off_on

)

select
    published.edition_id,
    published.partnership_code,
    published.measure,
    measures.measure is not null as is_measure_known,
    published.area_code,
    published.period_type,
    published.period_start,
    periods.period_end,
    periods.period_label,
    periods.is_annual_length,
    published.published_on,
    published.numerator,
    published.denominator,
    published.value,
    published.earlier_value
from published
left join measures
    on published.measure = measures.measure
left join periods
    on
        published.period_type = periods.period_type
        and published.period_start = periods.period_start
where published.position_from_newest = 1
