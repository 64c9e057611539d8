with statistics as (

    select * from {{ ref('stg_national_statistics__published_statistics') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    statistics.edition_id,
    statistics.partnership_code,
    statistics.measure,
    statistics.area_code,
    statistics.period_type,
    statistics.period_start,
    periods.period_end,
    periods.period_label,
    periods.is_annual_length,
    statistics.published_on,
    statistics.numerator,
    statistics.denominator,
    statistics.value
from statistics
inner join editions
    on statistics.edition_id = editions.edition_id
left join periods
    on
        statistics.period_type = periods.period_type
        and statistics.period_start = periods.period_start
where
    statistics.measure is not null
    and statistics.area_code is not null
    and statistics.period_type is not null
    and statistics.period_start is not null
    and statistics.published_on <= editions.data_cut_off_on
