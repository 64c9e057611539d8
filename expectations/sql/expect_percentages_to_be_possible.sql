-- Of a table by indicator: impossible percentages.
select figures.indicator_id as place
from $batch as figures
inner join core.dim_indicator as indicators
    on figures.indicator_id = indicators.indicator_id
where
    indicators.unit = 'percent'
    and figures.$column not between 0 and 100
