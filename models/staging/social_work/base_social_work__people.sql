{% set cells = [] %}

with source as (

    select * from {{ ref('sw_person') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'person_id', 'person', 'person_id', is_key=true) }},
        {{ typed(cells, 'merged_into_id', 'person', 'merged_into_person_id') }},
        {{ typed(cells, 'dob', 'date', 'born_on', years_ahead=1) }},
        {{ typed(cells, 'deceased_date', 'date', 'died_on', past=true) }},
        {{ typed(cells, 'uasc_flag', 'flag', 'is_unaccompanied') }},
        {{ typed(cells, 'uasc_start', 'date', 'unaccompanied_from') }},
        {{ typed(cells, 'uasc_end', 'date', 'unaccompanied_to') }}
    from source
    {{ read_cells(cells, ref('sw_person')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when unaccompanied_to < unaccompanied_from
                    then 'uasc_start:before_start uasc_end:before_start'
            end,
            case
                when died_on < born_on
                    then 'dob:before_start deceased_date:before_start'
            end,
            case
                when
                    is_unaccompanied
                    and _is_blank_uasc_start
                    then 'uasc_start:needed_with_status'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
