-- Of published statistics: a figure that decides a status and is not that of its counts.
with deciding as (

    $deciding_figures

)

select
    concat(
        deciding.measure, ', ', deciding.area_code, ', ', deciding.period_start
    ) as place
from deciding
inner join reference.published_measure as measures
    on deciding.measure = measures.measure
inner join reference.unit as units
    on measures.unit = units.unit
where
    abs(units.multiplier * deciding.numerator / deciding.denominator - deciding.value)
    > $max_change * deciding.value + $max_points
