{% set cells = [] %}

with source as (

    select * from {{ ref('national_statistic') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'measure', 'identifier', 'measure', is_key=true) }},
        {{ typed(cells, 'area', 'code', 'area_code', code_list='area', is_key=true) }},
        {{ typed(
            cells, 'period_type', 'code', 'period_type',
            code_list='period_type', is_key=true
        ) }},
        {{ typed(cells, 'period_start', 'date', 'period_start', is_key=true) }},
        {{ typed(
            cells, 'published_on', 'date', 'published_on', is_key=true, past=true
        ) }},
        {{ typed(cells, 'numerator', 'decimal', 'numerator') }},
        {{ typed(cells, 'denominator', 'decimal', 'denominator') }},
        {{ typed(cells, 'value', 'decimal', 'value') }}
    from source
    {{ read_cells(cells, ref('national_statistic')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when period_start > published_on
                    then 'period_start:after_event published_on:after_event'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
