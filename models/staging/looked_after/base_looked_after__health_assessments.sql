{% set cells = [] %}

with source as (

    select * from {{ ref('lac_health_assessment') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'assessment_id', 'reference', 'assessment_id', is_key=true) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', required=true) }},
        {{ typed(
            cells, 'notified_date', 'date', 'notified_on', required=true, past=true
        ) }},
        {{ typed(cells, 'completed_date', 'date', 'completed_on', past=true) }}
    from source
    {{ read_cells(cells, ref('lac_health_assessment')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when completed_on < notified_on
                    then 'notified_date:before_start completed_date:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
