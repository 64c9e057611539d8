{% set cells = [] %}

with source as (

    select * from {{ ref('camhs_captnd') }}

),

blank_words as (

    select * from {{ ref('stg_reference__blank_words') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source', 'codes', 'blank_words') }},
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
        {{ typed(cells, 'unav_days_no', 'integer', 'unavailable_days') }},
        {{ is_blank('source.app_date', 'date', 'blank_words') }} as is_app_date_blank,
        {{ is_blank('source.ref_rec_date', 'date', 'blank_words') }}
            as is_ref_rec_date_blank,
        {{ is_blank('source.ref_date', 'date', 'blank_words') }} as is_ref_date_blank,
        {{ is_blank('source.ref_acc', 'text', 'blank_words') }} as is_ref_acc_blank,
        {{ is_blank('source.app_purpose', 'text', 'blank_words') }}
            as is_app_purpose_blank,
        {{ is_blank('source.att_status', 'text', 'blank_words') }}
            as is_att_status_blank,
        {{ is_blank('source.unav_date_start', 'date', 'blank_words') }}
            as is_unav_date_start_blank,
        {{ is_blank('source.case_closed_date', 'date', 'blank_words') }}
            as is_case_closed_date_blank
    from source
    cross join blank_words

),

-- the system gives an event no number: its kind, day and pathway identify it. A
-- referral is sent again when it is decided, an appointment has its purpose and outcome
events as (

    select
        *,
        case
            when not is_app_date_blank
                then 'appointment'
            when not is_unav_date_start_blank
                then 'unavailability'
            when not is_case_closed_date_blank
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
                    and is_ref_rec_date_blank
                    and is_ref_date_blank
                    then 'ref_rec_date:is_blank'
            end,
            case
                when
                    event_type_code = 'referral'
                    and is_ref_acc_blank
                    then 'ref_acc:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and is_app_purpose_blank
                    then 'app_purpose:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and is_att_status_blank
                    then 'att_status:is_blank'
            end,
            case
                when
                    event_type_code = 'appointment'
                    and not is_unav_date_start_blank
                    then 'app_date:contradicts_row unav_date_start:contradicts_row'
            end,
            case
                when
                    event_type_code != 'closure'
                    and not is_case_closed_date_blank
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
