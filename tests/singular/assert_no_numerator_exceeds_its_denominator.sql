select
    concat(
        'Indicator ', series.indicator_id, ', edition ', series.edition_id, ', ',
        series.period_label, ': the numerator of a percentage is larger than its ',
        'denominator. Both must count the same population: look at the model of the ',
        'indicator.'
    ) as message
from {{ ref('indicator_series') }} as series
inner join {{ ref('dim_indicator') }} as indicators
    on series.indicator_id = indicators.indicator_id
inner join {{ ref('unit') }} as units
    on indicators.unit = units.unit
where
    units.denominator_kind = 'cases'
    and series.numerator > series.denominator
