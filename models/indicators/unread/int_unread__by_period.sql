-- A cell touches each period of an indicator in which its case could lie.
with effects as (

    select * from {{ ref('int_unread__effects') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

)

select
    effects.edition_id,
    effects.partnership_code,
    effects.indicator_id,
    periods.period_start,
    effects.effect_code,
    effects.extract_name,
    effects.record_id,
    effects.subject_id,
    effects.possible_cases,
    effects.case_count
from effects
inner join indicators
    on effects.indicator_id = indicators.indicator_id
inner join editions
    on effects.edition_id = editions.edition_id
inner join periods
    on
        indicators.period_type = periods.period_type
        and indicators.series_starts_on <= periods.period_start
        and editions.covers_to >= periods.period_end
        and coalesce(effects.possible_from <= periods.period_end, true)
        and coalesce(effects.possible_to >= periods.period_start, true)
