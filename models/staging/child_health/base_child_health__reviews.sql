{% set cells = [] %}

with source as (

    select * from {{ ref('chsp_ps_review') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'chi', 'chi', 'child_id', is_key=true) }},
        {{ typed(
            cells, 'review_type', 'code', 'review_type_code',
            code_list='review_type', is_key=true
        ) }},
        {{ typed(cells, 'eligible_date', 'date', 'eligible_on') }},
        {{ typed(cells, 'review_date', 'date', 'reviewed_on', past=true) }},
        {{ typed(
            cells, 'speech_language', 'code', 'speech_language_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'gross_motor', 'code', 'gross_motor_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'fine_motor', 'code', 'fine_motor_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'problem_solving', 'code', 'problem_solving_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'social', 'code', 'social_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'emotional_behavioural', 'code', 'emotional_behavioural_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'hearing', 'code', 'hearing_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'vision', 'code', 'vision_code',
            code_list='developmental_concern'
        ) }},
        {{ typed(
            cells, 'feeding_code', 'code', 'feeding_code',
            code_list='infant_feeding'
        ) }}
    from source
    {{ read_cells(cells, ref('chsp_ps_review')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when
                    _is_blank_review_date
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
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
