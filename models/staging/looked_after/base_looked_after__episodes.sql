{% set cells = [] %}

with source as (

    select * from {{ ref('lac_episode') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'episode_id', 'reference', 'episode_id', is_key=true) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', required=true) }},
        {{ typed(
            cells, 'episode_start', 'date', 'started_on', required=true, past=true
        ) }},
        {{ typed(cells, 'episode_end', 'date', 'ended_on', past=true) }},
        {{ typed(cells, 'continuing_care', 'flag', 'is_continuing_care') }},
        {{ typed(cells, 'aftercare_eligible', 'flag', 'is_aftercare_eligible') }},
        {{ typed(cells, 'aftercare_received', 'flag', 'is_aftercare_received') }}
    from source
    {{ read_cells(cells, ref('lac_episode')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when ended_on < started_on
                    then 'episode_start:before_start episode_end:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
