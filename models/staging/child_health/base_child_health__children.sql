{% set cells = [] %}

with source as (

    select * from {{ ref('chi_cohort') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'chi', 'chi', 'child_id', is_key=true) }},
        {{ typed(cells, 'dob', 'date', 'born_on', required=true, past=true) }},
        {{ typed(cells, 'moved_in_on', 'date', 'moved_in_on', past=true) }},
        {{ typed(cells, 'moved_out_on', 'date', 'moved_out_on', past=true) }}
    from source
    {{ read_cells(cells, ref('chi_cohort')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when moved_in_on < born_on
                    then 'dob:before_start moved_in_on:before_start'
            end,
            case
                when moved_out_on < born_on
                    then 'dob:before_start moved_out_on:before_start'
            end,
            case
                when moved_out_on < moved_in_on
                    then 'moved_in_on:before_start moved_out_on:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
