with source as (

    select * from {{ ref('lac_review') }}

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
        {{ parsed('source.review_id', 'identifier') }} as review_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.due_date', 'date') }} as due_on,
        {{ parsed('source.held_date', 'date') }} as held_on,

        -- attributes
        review_types.code as review_type_code,
        cancellations.code as cancellation_code,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.review_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused_code(
                'source.review_type', 'review_types.code', required=true
            ) }},
            {{ refused('source.due_date', 'date', required=true) }},
            {{ refused('source.held_date', 'date', past=true) }},
            {{ refused_code('source.cancelled_reason', 'cancellations.code') }}
        ) as cell_refusals
    from source
    left join codes as review_types
        on
            review_types.code_list = 'lac_review_type'
            and review_types.source_code = lower(trim(source.review_type))
    left join codes as cancellations
        on
            cancellations.code_list = 'review_cancellation'
            and cancellations.source_code = lower(trim(source.cancelled_reason))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when held_on is not null and cancellation_code is not null
                    then 'held_date:contradicts_row'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['review_id']) }}

)

select
    *,
    {{ row_hash([
        'review_id',
        'person_id',
        'due_on',
        'held_on',
        'review_type_code',
        'cancellation_code'
    ]) }} as row_hash
from judged
