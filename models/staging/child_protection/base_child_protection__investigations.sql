{% set cells = [] %}

with source as (

    select * from {{ ref('cp_investigation') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(
            cells, 'investigation_id', 'reference', 'investigation_id', is_key=true
        ) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', is_key=true) }},
        {{ typed(cells, 'concern_date', 'date', 'concern_on', past=true) }},
        {{ typed(cells, 'ird_date', 'date', 'referral_discussion_on', past=true) }},
        {{ typed(
            cells, 'recommended_cppm', 'flag', 'is_planning_meeting_recommended',
            required=true
        ) }}
    from source
    {{ read_cells(cells, ref('cp_investigation')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when
                    _is_blank_concern_date
                    and _is_blank_ird_date
                    then 'concern_date:is_blank'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
