{% set cells = [] %}

with source as (

    select * from {{ ref('seemis_leavers') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'scn', 'candidate', 'candidate_number_hash', is_key=true) }},
        {{ typed(
            cells, 'leaver_year', 'academic_year', 'leaver_year_starts_on',
            is_key=true
        ) }},
        {{ typed(
            cells, 'initial_destination_code', 'code', 'initial_destination_code',
            code_list='leaver_destination'
        ) }},
        {{ typed(
            cells, 'followup_destination_code', 'code', 'followup_destination_code',
            code_list='leaver_destination'
        ) }},
        {{ typed(cells, 'lac_flag', 'flag', 'is_looked_after') }}
    from source
    {{ read_cells(cells, ref('seemis_leavers')) }}

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
