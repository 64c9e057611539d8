with source as (

    select * from {{ ref('lac_legal_reason') }}

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
        legal_reasons.code as legal_reason_code,
        {{ parsed('source.legal_start', 'date') }} as started_on,

        -- dates
        {{ parsed('source.legal_end', 'date') }} as ended_on,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.episode_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused_code(
                'source.reason_code', 'legal_reasons.code', required=true
            ) }},
            {{ refused('source.legal_start', 'date', required=true, past=true) }},
            {{ refused('source.legal_end', 'date', past=true) }}
        ) as cell_refusals
    from source
    left join codes as legal_reasons
        on
            legal_reasons.code_list = 'legal_reason'
            and legal_reasons.source_code = lower(trim(source.reason_code))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when ended_on < started_on then 'legal_end:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=[
        'episode_id',
        'legal_reason_code',
        'started_on'
    ]) }}

)

select
    *,
    {{ row_hash([
        'episode_id',
        'person_id',
        'legal_reason_code',
        'started_on',
        'ended_on'
    ]) }} as row_hash
from judged
