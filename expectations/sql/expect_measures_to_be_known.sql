-- Of published statistics: areas and periods with a figure of an unknown measure, whose
-- name may be any text.
select
    concat(area_code, ', ', period_start) as place,
    count(*) as faulty_rows
from $batch
where not is_measure_known
group by area_code, period_start
