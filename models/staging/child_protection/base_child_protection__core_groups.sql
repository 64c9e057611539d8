{% set cells = [] %}

with source as (

    select * from {{ ref('cp_core_group') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'core_group_id', 'reference', 'core_group_id', is_key=true) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', required=true) }},
        {{ typed(
            cells, 'core_group_date', 'date', 'held_on', required=true, past=true
        ) }}
    from source
    {{ read_cells(cells, ref('cp_core_group')) }}

),

checked as (

    select
        *,
        '' as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
