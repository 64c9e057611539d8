with source as (

    select * from {{ ref('chsp_ps_review') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

localities as (

    select * from {{ ref('postcode_locality') }}

),

codes as (

    select * from {{ ref('code_list') }}

),

-- one list serves the eight domains
findings as (

    select
        source_code,
        code
    from codes
    where code_list = 'developmental_concern'

),

renamed as (

    select
        -- keys
        {{ parsed('source.chi', 'chi_number') }} as child_id,
        review_types.code as review_type_code,

        -- dates
        {{ parsed('source.eligible_date', 'date') }} as eligible_on,
        {{ parsed('source.review_date', 'date') }} as reviewed_on,

        -- attributes
        speech_language.code as speech_language_code,
        gross_motor.code as gross_motor_code,
        fine_motor.code as fine_motor_code,
        problem_solving.code as problem_solving_code,
        social.code as social_code,
        emotional_behavioural.code as emotional_behavioural_code,
        hearing.code as hearing_code,
        vision.code as vision_code,
        feedings.code as feeding_code,
        {{ filled('source.practice_code') }} as practice_code,
        localities.locality_code,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.chi', 'chi_number', required=true) }},
            {{ refused_code(
                'source.review_type', 'review_types.code', required=true
            ) }},
            {{ refused('source.eligible_date', 'date') }},
            {{ refused('source.review_date', 'date', past=true) }},
            {{ refused_code('source.speech_language', 'speech_language.code') }},
            {{ refused_code('source.gross_motor', 'gross_motor.code') }},
            {{ refused_code('source.fine_motor', 'fine_motor.code') }},
            {{ refused_code('source.problem_solving', 'problem_solving.code') }},
            {{ refused_code('source.social', 'social.code') }},
            {{ refused_code(
                'source.emotional_behavioural', 'emotional_behavioural.code'
            ) }},
            {{ refused_code('source.hearing', 'hearing.code') }},
            {{ refused_code('source.vision', 'vision.code') }},
            {{ refused_code('source.feeding_code', 'feedings.code') }}
        ) as cell_refusals
    from source
    left join codes as review_types
        on
            review_types.code_list = 'review_type'
            and review_types.source_code = lower(trim(source.review_type))
    left join findings as speech_language
        on speech_language.source_code = lower(trim(source.speech_language))
    left join findings as gross_motor
        on gross_motor.source_code = lower(trim(source.gross_motor))
    left join findings as fine_motor
        on fine_motor.source_code = lower(trim(source.fine_motor))
    left join findings as problem_solving
        on problem_solving.source_code = lower(trim(source.problem_solving))
    left join findings as social
        on social.source_code = lower(trim(source.social))
    left join findings as emotional_behavioural
        on
            emotional_behavioural.source_code
            = lower(trim(source.emotional_behavioural))
    left join findings as hearing
        on hearing.source_code = lower(trim(source.hearing))
    left join findings as vision
        on vision.source_code = lower(trim(source.vision))
    left join codes as feedings
        on
            feedings.code_list = 'infant_feeding'
            and feedings.source_code = lower(trim(source.feeding_code))
    left join localities
        on {{ spaced_postcode('source.postcode') }} = localities.postcode

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            -- a review with findings needs a day
            case
                when
                    reviewed_on is null
                    and coalesce(
                        speech_language_code,
                        gross_motor_code,
                        fine_motor_code,
                        problem_solving_code,
                        social_code,
                        emotional_behavioural_code,
                        hearing_code,
                        vision_code,
                        feeding_code
                    ) is not null
                    then 'review_date:needed_with_status'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['child_id', 'review_type_code']) }}

)

select
    *,
    {{ row_hash([
        'child_id',
        'review_type_code',
        'eligible_on',
        'reviewed_on',
        'speech_language_code',
        'gross_motor_code',
        'fine_motor_code',
        'problem_solving_code',
        'social_code',
        'emotional_behavioural_code',
        'hearing_code',
        'vision_code',
        'feeding_code',
        'practice_code',
        'locality_code'
    ]) }} as row_hash
from judged
