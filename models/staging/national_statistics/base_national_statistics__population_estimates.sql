{% set cells = [] %}

with source as (

    select * from {{ ref('population') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'area', 'code', 'area_code', code_list='area', is_key=true) }},
        {{ typed(cells, 'year', 'integer', 'estimate_year', is_key=true) }},
        {{ typed(cells, 'age', 'integer', 'age', is_key=true) }},
        {{ typed(cells, 'population', 'integer', 'population', required=true) }}
    from source
    {{ read_cells(cells, ref('population')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when age not between 0 and 120
                    then 'age:out_of_range'
            end,
            case
                when population < 0
                    then 'population:out_of_range'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
