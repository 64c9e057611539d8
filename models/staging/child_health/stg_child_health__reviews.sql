with reviews_rows as (

    select * from {{ ref('stg_child_health__reviews_rows') }}

),

versions as (

    {{ record_versions('reviews_rows') }}

)

select
    partnership_code,
    record_id,
    child_id,
    review_type_code,
    eligible_on,
    reviewed_on,
    speech_language_code,
    gross_motor_code,
    fine_motor_code,
    problem_solving_code,
    social_code,
    emotional_behavioural_code,
    hearing_code,
    vision_code,
    feeding_code,
    practice_code,
    locality_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
