{% set cells = [] %}

with source as (

    select * from {{ ref('js_cpo_order') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'order_id', 'reference', 'payback_order_id', is_key=true) }},
        {{ typed(
            cells, 'imposed_date', 'date', 'imposed_on', required=true, past=true
        ) }},
        {{ typed(cells, 'first_contact_date', 'date', 'first_contact_on', past=true) }},
        {{ typed(cells, 'terminated_date', 'date', 'terminated_on', past=true) }},
        {{ typed(
            cells, 'first_contact_status', 'code', 'first_contact_status_code',
            code_list='first_contact_status'
        ) }},
        {{ typed(
            cells, 'termination_code', 'code', 'termination_code',
            code_list='order_termination'
        ) }},
        {{ typed(cells, 'transferred_in', 'flag', 'is_transferred_in') }}
    from source
    {{ read_cells(cells, ref('js_cpo_order')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when terminated_on < imposed_on
                    then 'imposed_date:before_start terminated_date:before_start'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
