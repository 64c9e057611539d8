with definitions as (

    select * from {{ ref('indicator_definitions') }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    chapter_id,
    chapter_title,
    title,
    previous_title,
    is_row_number_stated,
    number_label,
    polarity,
    polarity_label,
    axis_title,
    axis_suffix,
    highest_value,
    is_whole_number,
    period_type,
    period_type_label,
    numerator_definition,
    denominator_definition,
    definition_standing,
    definition_standing_label,
    definition_source,
    allowed_lag_days,
    settling_days,
    extract_titles,
    supplied_to_label,
    model_path
from definitions
