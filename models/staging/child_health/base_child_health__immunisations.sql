{% set cells = [] %}

with source as (

    select * from {{ ref('sirs_immunisation') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'chi', 'chi', 'child_id', is_key=true) }},
        {{ typed(
            cells, 'vaccine', 'code', 'vaccine_code',
            code_list='vaccine', is_key=true
        ) }},
        {{ typed(cells, 'dose', 'integer', 'dose_number', is_key=true) }},
        {{ typed(cells, 'given_date', 'date', 'given_on', is_key=true, past=true) }},
        {{ typed(cells, 'dob', 'date', 'born_on', past=true) }}
    from source
    {{ read_cells(cells, ref('sirs_immunisation')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when given_on < born_on
                    then 'given_date:before_start dob:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
