with in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

indicator_extracts as (

    select * from {{ ref('indicator_extract') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

supplies as (

    select
        indicator_extracts.indicator_id,
        {{ dbt.listagg(
            'extracts.extract_title', "'; '", 'order by extracts.extract_title'
        ) }} as extract_titles
    from indicator_extracts
    inner join extracts
        on indicator_extracts.extract_name = extracts.extract_name
    group by indicator_extracts.indicator_id

)

select
    in_force.partnership_code,
    in_force.edition_id,
    in_force.indicator_id,
    indicators.chapter_id,
    indicators.chapter_title,
    indicators.title,
    indicators.previous_title,
    indicators.is_row_number_stated,
    indicators.polarity,
    indicators.period_type,
    period_types.period_type_label,
    indicators.numerator_definition,
    indicators.denominator_definition,
    indicators.definition_standing,
    indicators.definition_source,
    indicators.allowed_lag_days,
    indicators.settling_days,
    supplies.extract_titles,
    {{ day_label('in_force.available_to') }} as supplied_to_label
from in_force
inner join indicators
    on in_force.indicator_id = indicators.indicator_id
inner join period_types
    on indicators.period_type = period_types.period_type
left join supplies
    on in_force.indicator_id = supplies.indicator_id
