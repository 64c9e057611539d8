-- A percentage lies between 0 and 100, and no count is negative.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

figures as (

    select
        'indicator_status' as mart,
        indicator_id,
        edition_id,
        numerator,
        value
    from statuses
    union all
    select
        'indicator_series' as mart,
        indicator_id,
        edition_id,
        numerator,
        value
    from series

)

select
    concat(
        'Indicator ', figures.indicator_id, ', edition ', figures.edition_id,
        ': marts.', figures.mart, ' gives ', count(*), ' figures that cannot be: a ',
        'percentage outside 0 to 100, or a count below 0. Look at the model of the ',
        'indicator, and at its unit in seeds/reference/indicator.csv.'
    ) as message
from figures
inner join indicators
    on figures.indicator_id = indicators.indicator_id
where
    figures.numerator < 0
    or figures.value < 0
    or (indicators.unit = 'percent' and figures.value > 100)
group by figures.mart, figures.indicator_id, figures.edition_id
