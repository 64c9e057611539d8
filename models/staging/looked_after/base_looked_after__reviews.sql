{% set cells = [] %}

with source as (

    select * from {{ ref('lac_review') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'review_id', 'reference', 'review_id', is_key=true) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', required=true) }},
        {{ typed(
            cells, 'review_type', 'code', 'review_type_code',
            code_list='lac_review_type', required=true
        ) }},
        {{ typed(cells, 'due_date', 'date', 'due_on', required=true) }},
        {{ typed(cells, 'held_date', 'date', 'held_on', past=true) }},
        {{ typed(
            cells, 'cancelled_reason', 'code', 'cancellation_code',
            code_list='review_cancellation'
        ) }}
    from source
    {{ read_cells(cells, ref('lac_review')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when held_on is not null and cancellation_code is not null
                    then 'held_date:contradicts_row cancelled_reason:contradicts_row'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
