-- Of published statistics: a figure that decides a status and is far from the
-- publication before of the same period.
with deciding as (

    $deciding_figures

)

select concat(measure, ', ', area_code, ', ', period_start) as place
from deciding
where abs(value - earlier_value) > $max_change * earlier_value
