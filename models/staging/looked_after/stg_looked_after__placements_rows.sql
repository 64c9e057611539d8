with source as (

    select * from {{ ref('lac_placement') }}

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

localities as (

    select * from {{ ref('postcode_locality') }}

),

renamed as (

    select
        -- keys
        {{ parsed('source.placement_id', 'identifier') }} as placement_id,
        {{ parsed('source.episode_id', 'identifier') }} as episode_id,

        -- dates
        {{ parsed('source.placement_start', 'date') }} as started_on,
        {{ parsed('source.placement_end', 'date') }} as ended_on,

        -- attributes
        placement_types.code as placement_type_code,
        lower({{ filled('source.provider') }}) as provider_name,
        localities.locality_code,

        -- flags
        {{ parsed('source.out_of_authority', 'flag') }} as is_out_of_authority,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.placement_id', 'identifier', required=true) }},
            {{ refused('source.episode_id', 'identifier', required=true) }},
            {{ refused('source.placement_start', 'date', required=true, past=true) }},
            {{ refused('source.placement_end', 'date', past=true) }},
            {{ refused_code(
                'source.placement_type_code', 'placement_types.code', required=true
            ) }},
            {{ refused('source.out_of_authority', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as placement_types
        on
            placement_types.code_list = 'placement_type'
            and placement_types.source_code = lower(trim(source.placement_type_code))
    left join localities
        on
            {{ spaced_postcode('source.placement_postcode') }}
            = localities.postcode

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when ended_on < started_on then 'placement_end:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['placement_id']) }}

)

select
    *,
    {{ row_hash([
        'placement_id',
        'episode_id',
        'started_on',
        'ended_on',
        'placement_type_code',
        'provider_name',
        'locality_code',
        'is_out_of_authority'
    ]) }} as row_hash
from judged
