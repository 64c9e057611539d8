with in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

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

polarities as (

    select * from {{ ref('polarity') }}

),

standings as (

    select * from {{ ref('standing') }}

),

models as (

    {{ union_of_indicator_model_paths() }}

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
    number_standings.number_label,
    indicators.polarity,
    polarities.polarity_label,
    units.axis_title,
    units.axis_suffix,
    units.highest_value,
    units.is_whole_number,
    indicators.period_type,
    period_types.period_type_label,
    indicators.numerator_definition,
    indicators.denominator_definition,
    indicators.definition_standing,
    definition_standings.standing_label as definition_standing_label,
    indicators.definition_source,
    indicators.allowed_lag_days,
    indicators.settling_days,
    supplies.extract_titles,
    {{ day_label('in_force.available_to') }} as supplied_to_label,
    models.model_path
from in_force
inner join indicators
    on in_force.indicator_id = indicators.indicator_id
inner join units
    on indicators.unit = units.unit
inner join period_types
    on indicators.period_type = period_types.period_type
left join polarities
    on indicators.polarity = polarities.polarity
left join standings as definition_standings
    on
        in_force.partnership_code = definition_standings.partnership_code
        and indicators.definition_standing = definition_standings.standing
left join standings as number_standings
    on
        in_force.partnership_code = number_standings.partnership_code
        and number_standings.standing
        = case when indicators.is_row_number_stated then 'stated' else 'proposed' end
left join models
    on in_force.indicator_id = models.indicator_id
left join supplies
    on in_force.indicator_id = supplies.indicator_id
