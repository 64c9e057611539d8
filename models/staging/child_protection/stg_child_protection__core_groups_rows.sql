with source as (

    select * from {{ ref('cp_core_group') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

renamed as (

    select
        -- keys
        {{ parsed('source.core_group_id', 'identifier') }} as core_group_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,
        {{ parsed('source.meeting_id', 'identifier') }} as planning_meeting_id,

        -- dates
        {{ parsed('source.core_group_date', 'date') }} as held_on,

        -- flags
        {{ parsed('source.is_initial', 'flag') }} as is_recorded_as_initial,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.core_group_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.meeting_id', 'identifier') }},
            {{ refused('source.core_group_date', 'date', required=true, past=true) }},
            {{ refused('source.is_initial', 'flag') }}
        ) as cell_refusals
    from source

),

ruled as (

    select
        *,
        cell_refusals as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['core_group_id']) }}

)

select
    *,
    {{ row_hash([
        'core_group_id',
        'person_id',
        'planning_meeting_id',
        'held_on',
        'is_recorded_as_initial'
    ]) }} as row_hash
from judged
