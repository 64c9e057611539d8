{% set cells = [] %}

with source as (

    select * from {{ ref('lac_legal_reason') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'episode_id', 'reference', 'episode_id', is_key=true) }},
        {{ typed(
            cells, 'reason_code', 'code', 'legal_reason_code',
            code_list='legal_reason', is_key=true
        ) }},
        {{ typed(cells, 'legal_start', 'date', 'started_on', is_key=true, past=true) }}
    from source
    {{ read_cells(cells, ref('lac_legal_reason')) }}

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
