-- Figures published elsewhere are kept; the indicator's difference from them would
-- disclose a withheld figure.
with comparisons as (

    select * from {{ ref('indicator_comparators') }}

),

withheld as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

)

select
    comparisons.partnership_code,
    comparisons.edition_id,
    comparisons.indicator_id,
    comparisons.comparator_code,
    comparisons.comparator_title,
    comparisons.measure,
    comparisons.period_start,
    comparisons.period_label,
    comparisons.comparator_label,
    comparisons.comparator_numerator,
    comparisons.comparator_denominator,
    comparisons.comparator_value,
    case when withheld.period_start is null then comparisons.difference end
        as difference,
    case when withheld.period_start is null then comparisons.difference_lower_95 end
        as difference_lower_95,
    case when withheld.period_start is null then comparisons.difference_upper_95 end
        as difference_upper_95,
    case when withheld.period_start is null then comparisons.difference_method end
        as difference_method,
    comparisons.includes_council,
    comparisons.comparator_reason_code,
    case
        when
            withheld.period_start is null
            or comparisons.comparator_reason_code is not null
            then comparisons.comparator_explanation
        else concat(comparisons.comparator_title, ': [c]')
    end as comparator_explanation
from comparisons
left join withheld
    on
        comparisons.partnership_code = withheld.partnership_code
        and comparisons.edition_id = withheld.edition_id
        and comparisons.indicator_id = withheld.indicator_id
        and comparisons.period_start = withheld.period_start
