{% set cells = [] %}

with source as (

    select * from {{ ref('cp_investigation') }}

),

blank_words as (

    select * from {{ ref('stg_reference__blank_words') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source', 'codes', 'blank_words') }},
        {{ typed(
            cells, 'investigation_id', 'reference', 'investigation_id', is_key=true
        ) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', is_key=true) }},
        {{ typed(cells, 'concern_date', 'date', 'concern_on', past=true) }},
        {{ typed(cells, 'ird_date', 'date', 'referral_discussion_on', past=true) }},
        {{ typed(
            cells, 'recommended_cppm', 'flag', 'is_planning_meeting_recommended',
            required=true
        ) }},
        {{ is_blank('source.concern_date', 'date', 'blank_words') }}
            as is_concern_date_blank,
        {{ is_blank('source.ird_date', 'date', 'blank_words') }} as is_ird_date_blank
    from source
    cross join blank_words

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when
                    is_concern_date_blank
                    and is_ird_date_blank
                    then 'concern_date:is_blank'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
