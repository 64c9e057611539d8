with series as (

    select * from {{ ref('indicator_series') }}

),

withheld as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

)

select
    series.partnership_code,
    series.edition_id,
    series.indicator_id,
    series.period_type,
    series.period_start,
    series.period_end,
    series.period_label,
    case when withheld.period_start is null then series.numerator end as numerator,
    case when withheld.period_start is null then series.denominator end as denominator,
    case when withheld.period_start is null then series.value end as value,
    case when withheld.period_start is null then series.value_label else '[c]' end
        as value_label,
    series.value_reason_code,
    series.value_reason_label,
    withheld.withheld_reason_code,
    case when withheld.period_start is null then series.unknown_count end
        as unknown_count,
    case when withheld.period_start is null then series.lowest_value end
        as lowest_value,
    case when withheld.period_start is null then series.highest_value end
        as highest_value,
    case when withheld.period_start is null then series.bounds_label end
        as bounds_label,
    case when withheld.period_start is null then series.lower_limit_95 end
        as lower_limit_95,
    case when withheld.period_start is null then series.upper_limit_95 end
        as upper_limit_95,
    case when withheld.period_start is null then series.interval_method end
        as interval_method,
    case when withheld.period_start is null then series.interval_label else '[c]' end
        as interval_label,
    case when withheld.period_start is null then series.is_small_number end
        as is_small_number,
    series.population_year,
    series.is_provisional,
    case when withheld.period_start is null then series.is_restated end as is_restated
from series
left join withheld
    on
        series.partnership_code = withheld.partnership_code
        and series.edition_id = withheld.edition_id
        and series.indicator_id = withheld.indicator_id
        and series.period_start = withheld.period_start
