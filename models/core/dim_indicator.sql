with indicators as (

    select * from {{ ref('indicator') }}

),

chapters as (

    select * from {{ ref('chapter') }}

)

select
    indicators.indicator_id,
    indicators.chapter_id,
    chapters.chapter_title,
    indicators.title,
    indicators.previous_title,
    indicators.unit,
    indicators.polarity,
    indicators.period_type,
    indicators.decimal_places,
    indicators.numerator_definition,
    indicators.denominator_definition,
    indicators.counted_case,
    indicators.counted_cases,
    indicators.uncounted_case,
    indicators.uncounted_cases,
    indicators.figure_basis,
    indicators.allowed_lag_days,
    indicators.settling_days,
    indicators.in_force_from,
    indicators.in_force_to,
    indicators.decided_on,
    indicators.series_starts_on,
    indicators.is_row_number_stated,
    indicators.definition_standing,
    indicators.definition_source,
    indicators.primary_objective_id,
    indicators.comparator_measure,
    indicators.is_comparator_same_definition,
    indicators.why_not_compared
from indicators
inner join chapters
    on indicators.chapter_id = chapters.chapter_id
