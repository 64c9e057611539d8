-- No figure is above the highest value of its unit, and none is negative.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

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
        ': marts.', figures.mart, ' gives ', count(*), ' figures that cannot be: ',
        'below 0, or above the highest value of the unit. Look at the model of the ',
        'indicator, and at its unit in seeds/reference/indicator.csv.'
    ) as message
from figures
inner join indicators
    on figures.indicator_id = indicators.indicator_id
inner join units
    on indicators.unit = units.unit
where
    figures.numerator < 0
    or figures.value < 0
    or figures.value > units.highest_value
group by figures.mart, figures.indicator_id, figures.edition_id
