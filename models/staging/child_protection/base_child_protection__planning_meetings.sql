{% set cells = [] %}

with source as (

    select * from {{ ref('cp_meeting') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(
            cells, 'meeting_id', 'reference', 'planning_meeting_id', is_key=true
        ) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', is_key=true) }},
        {{ typed(cells, 'investigation_id', 'reference', 'investigation_id') }},
        {{ typed(cells, 'requested_date', 'date', 'requested_on') }},
        {{ typed(cells, 'meeting_date', 'date', 'held_on') }},
        {{ typed(cells, 'last_dereg_date', 'date', 'recorded_last_deregistered_on') }},
        {{ typed(
            cells, 'meeting_type', 'code', 'meeting_type_code',
            code_list='meeting_type', required=true
        ) }},
        {{ typed(
            cells, 'delay_reason', 'code', 'delay_reason_code',
            code_list='meeting_delay_reason'
        ) }},
        {{ typed(cells, 'held', 'flag', 'is_held', required=true) }},
        {{ typed(cells, 'quorate', 'flag', 'is_quorate') }},
        {{ typed(cells, 'registered', 'flag', 'is_registered') }},
        {{ typed(cells, 'deregistered', 'flag', 'is_deregistered') }}
    from source
    {{ read_cells(cells, ref('cp_meeting')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when
                    is_held
                    and _is_blank_meeting_date
                    then 'meeting_date:needed_with_status'
            end,
            case
                when is_held and held_on > extracted_on
                    then 'meeting_date:after_extraction'
            end,
            case
                when is_registered and is_deregistered
                    then 'registered:contradicts_row deregistered:contradicts_row'
            end,
            case
                when held_on < requested_on
                    then 'requested_date:before_start meeting_date:before_start'
            end,
            case
                when recorded_last_deregistered_on > held_on
                    then 'meeting_date:after_event last_dereg_date:after_event'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
