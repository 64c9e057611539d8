-- Of published statistics: figures of a period that had not ended when they came out.
select
    concat(measure, ', ', area_code, ', ', period_start) as place,
    count(*) as faulty_rows
from $batch
where coalesce(period_end, period_start) > published_on
group by measure, area_code, period_start
