with source as (

    select * from {{ ref('lac_episode') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

codes as (

    select * from {{ ref('code_list') }}

),

renamed as (

    select
        -- keys
        {{ parsed('source.episode_id', 'identifier') }} as episode_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.episode_start', 'date') }} as started_on,
        {{ parsed('source.episode_end', 'date') }} as ended_on,

        -- attributes
        destinations.code as destination_code,

        -- flags
        {{ parsed('source.care_plan', 'flag') }} as has_care_plan,
        {{ parsed('source.pathway_plan', 'flag') }} as has_pathway_plan,
        {{ parsed('source.pathway_coord', 'flag') }} as has_pathway_coordinator,
        {{ parsed('source.continuing_care', 'flag') }} as is_continuing_care,
        {{ parsed('source.aftercare_eligible', 'flag') }} as is_aftercare_eligible,
        {{ parsed('source.aftercare_received', 'flag') }} as is_aftercare_received,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.episode_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.episode_start', 'date', required=true, past=true) }},
            {{ refused('source.episode_end', 'date', past=true) }},
            {{ refused('source.care_plan', 'flag') }},
            {{ refused_code('source.destination_code', 'destinations.code') }},
            {{ refused('source.pathway_plan', 'flag') }},
            {{ refused('source.pathway_coord', 'flag') }},
            {{ refused('source.continuing_care', 'flag') }},
            {{ refused('source.aftercare_eligible', 'flag') }},
            {{ refused('source.aftercare_received', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as destinations
        on
            destinations.code_list = 'lac_destination'
            and destinations.source_code = lower(trim(source.destination_code))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when ended_on < started_on then 'episode_end:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['episode_id']) }}

)

select
    *,
    {{ row_hash([
        'episode_id',
        'person_id',
        'started_on',
        'ended_on',
        'destination_code',
        'has_care_plan',
        'has_pathway_plan',
        'has_pathway_coordinator',
        'is_continuing_care',
        'is_aftercare_eligible',
        'is_aftercare_received'
    ]) }} as row_hash
from judged
