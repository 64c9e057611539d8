with source as (

    select * from {{ ref('seemis_leavers') }}

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
        {{ pseudonym(filled('source.scn'), 'candidate') }}
            as candidate_number_hash,
        {{ parsed('source.leaver_year', 'academic_year') }} as leaver_year_starts_on,

        -- attributes
        initial_destinations.code as initial_destination_code,
        followup_destinations.code as followup_destination_code,

        -- flags
        {{ parsed('source.lac_flag', 'flag') }} as is_looked_after,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused_code('source.scn', 'source.scn', required=true) }},
            {{ refused('source.leaver_year', 'academic_year', required=true) }},
            {{ refused_code(
                'source.initial_destination_code', 'initial_destinations.code'
            ) }},
            {{ refused_code(
                'source.followup_destination_code', 'followup_destinations.code'
            ) }},
            {{ refused('source.lac_flag', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as initial_destinations
        on
            initial_destinations.code_list = 'leaver_destination'
            and initial_destinations.source_code
            = lower(trim(source.initial_destination_code))
    left join codes as followup_destinations
        on
            followup_destinations.code_list = 'leaver_destination'
            and followup_destinations.source_code
            = lower(trim(source.followup_destination_code))

),

ruled as (

    select
        *,
        cell_refusals as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=[
        'candidate_number_hash',
        'leaver_year_starts_on'
    ]) }}

)

select
    *,
    {{ row_hash([
        'candidate_number_hash',
        'leaver_year_starts_on',
        'initial_destination_code',
        'followup_destination_code',
        'is_looked_after'
    ]) }} as row_hash
from judged
