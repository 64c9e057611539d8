{% set cells = [] %}

with source as (

    select * from {{ ref('lac_placement') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'placement_id', 'reference', 'placement_id', is_key=true) }},
        {{ typed(cells, 'episode_id', 'reference', 'episode_id', required=true) }},
        {{ typed(
            cells, 'placement_start', 'date', 'started_on', required=true, past=true
        ) }},
        {{ typed(cells, 'placement_end', 'date', 'ended_on', past=true) }},
        {{ typed(
            cells, 'placement_type_code', 'code', 'placement_type_code',
            code_list='placement_type', required=true
        ) }},
        {{ typed(cells, 'provider', 'text', 'provider_name') }}
    from source
    {{ read_cells(cells, ref('lac_placement')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when ended_on < started_on
                    then 'placement_start:before_start placement_end:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
