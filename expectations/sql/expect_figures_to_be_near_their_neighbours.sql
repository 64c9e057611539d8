-- Of published statistics: a figure that decides a status and is far from the median of
-- its other periods or, where there are fewer than two, of the other areas.
with deciding as (

    $deciding_figures

),

neighbours as (

    select
        deciding.edition_id,
        deciding.measure,
        deciding.area_code,
        deciding.period_start,
        deciding.value,
        others.value as other_value,
        others.area_code = deciding.area_code as is_own,
        count(*) filter (where others.area_code = deciding.area_code) over (
            partition by
                deciding.edition_id,
                deciding.partnership_code,
                deciding.measure,
                deciding.area_code,
                deciding.period_type,
                deciding.period_start
        ) as own_count
    from deciding
    inner join $batch as others
        on
            deciding.edition_id = others.edition_id
            and deciding.partnership_code = others.partnership_code
            and deciding.measure = others.measure
            and deciding.period_type = others.period_type
            and (
                deciding.area_code = others.area_code
                or deciding.period_start = others.period_start
            )
            and not (
                deciding.area_code = others.area_code
                and deciding.period_start = others.period_start
            )
    where
        deciding.value is not null
        and others.value is not null

),

compared as (

    select
        edition_id,
        measure,
        area_code,
        period_start,
        value,
        median(other_value) as usual_value
    from neighbours
    where is_own = (own_count >= 2)
    group by edition_id, measure, area_code, period_start, value
    having count(*) >= 2

)

select concat(measure, ', ', area_code, ', ', period_start) as place
from compared
where
    value * $max_ratio < usual_value
    or value > usual_value * $max_ratio
