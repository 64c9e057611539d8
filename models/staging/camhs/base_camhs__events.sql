{% set cells = [] %}

with source as (

    select * from {{ ref('camhs_captnd') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(
            cells, 'dataset_type', 'code', 'dataset_code',
            code_list='waiting_times_dataset', is_key=true
        ) }},
        {{ typed(cells, 'ucpn', 'reference', 'pathway_id', is_key=true) }},
        {{ typed(cells, 'ref_date', 'date', 'written_on', past=true) }},
        {{ typed(cells, 'ref_rec_date', 'date', 'received_on', past=true) }},
        {{ typed(cells, 'app_date', 'date', 'appointment_on', past=true) }},
        {{ typed(cells, 'unav_date_start', 'date', 'unavailable_from') }},
        {{ typed(cells, 'unav_date_end', 'date', 'unavailable_to') }},
        {{ typed(cells, 'case_closed_date', 'date', 'closed_on', past=true) }},
        {{ typed(
            cells, 'header_date', 'date', 'header_on',
            required=true, past=true, carried=false
        ) }},
        {{ typed(
            cells, 'ref_acc', 'code', 'acceptance_code',
            code_list='referral_acceptance'
        ) }},
        {{ typed(
            cells, 'app_purpose', 'code', 'purpose_code',
            code_list='appointment_purpose'
        ) }},
        {{ typed(
            cells, 'att_status', 'code', 'attendance_code',
            code_list='attendance_status'
        ) }},
        {{ typed(cells, 'unav_days_no', 'integer', 'unavailable_days') }}
    from source
    {{ read_cells(cells, ref('camhs_captnd')) }}

),

-- the system gives an event no number: its kind, day and pathway identify it. A
-- referral is sent again when it is decided, an appointment has its purpose and outcome
events as (

    select
        *,
        case
            when not _is_blank_app_date
                then 'appointment'
            when not _is_blank_unav_date_start
                then 'unavailability'
            when not _is_blank_case_closed_date
                then 'closure'
            else 'referral'
        end as {{ derived(cells, 'event_type_code', is_key=true) }}
    from typed

),

placed_in_time as (

    select
        *,
        case event_type_code
            when 'appointment' then appointment_on
            when 'unavailability' then unavailable_from
            when 'closure' then closed_on
            else coalesce(received_on, written_on)
        end as {{ derived(cells, 'event_on', is_key=true) }},
        case event_type_code
            when 'appointment' then purpose_code || '/' || attendance_code
            when 'referral' then cast(header_on as {{ dbt.type_string() }})
            else ''
        end as {{ derived(cells, 'event_detail', is_key=true) }},
        case when event_type_code = 'referral' then header_on end
            as {{ derived(cells, 'submitted_on') }}
    from events

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when
                    event_type_code = 'referral'
                    and _is_blank_ref_rec_date
                    and _is_blank_ref_date
                    then 'ref_rec_date:is_blank'
            end,
            case
                when
                    event_type_code = 'referral'
                    and _is_blank_ref_acc
                    then 'ref_acc:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and _is_blank_app_purpose
                    then 'app_purpose:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and _is_blank_att_status
                    then 'att_status:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and not _is_blank_unav_date_start
                    then 'app_date:contradicts_row unav_date_start:contradicts_row'
            end,
            case
                when
                    event_type_code != 'closure'
                    and not _is_blank_case_closed_date
                    then 'case_closed_date:contradicts_row'
            end,
            case
                when unavailable_to < unavailable_from
                    then 'unav_date_start:before_start unav_date_end:before_start'
            end,
            case when unavailable_days < 0 then 'unav_days_no:out_of_range' end,
            case
                when event_on > {{ last_day("date_trunc('month', header_on)", '1') }}
                    then 'header_date:before_event'
            end
        ) as contradictions
    from placed_in_time

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
