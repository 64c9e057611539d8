with source as (

    select * from {{ ref('lac_health_assessment') }}

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
        {{ parsed('source.assessment_id', 'identifier') }} as assessment_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.notified_date', 'date') }} as notified_on,
        {{ parsed('source.completed_date', 'date') }} as completed_on,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.assessment_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.notified_date', 'date', required=true, past=true) }},
            {{ refused('source.completed_date', 'date', past=true) }}
        ) as cell_refusals
    from source

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when completed_on < notified_on then 'completed_date:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['assessment_id']) }}

)

select
    *,
    {{ row_hash([
        'assessment_id',
        'person_id',
        'notified_on',
        'completed_on'
    ]) }} as row_hash
from judged
