with source as (

    select * from {{ ref('camhs_captnd') }}

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

-- the event is identified by which day is filled in; clinical columns, free codes and
-- birth details that no indicator needs are dropped
renamed as (

    select
        -- keys
        {{ parsed('source.ucpn', 'spaced_identifier') }} as pathway_id,
        {{ pseudonym(parsed('source.upi', 'spaced_identifier'), 'patient') }}
            as patient_id,
        {{ parsed('source.chi', 'chi_number') }} as chi_number_hash,
        case
            when not {{ is_blank('source.app_date', 'date') }} then 'appointment'
            when not {{ is_blank('source.unav_date_start', 'date') }}
                then 'unavailability'
            when not {{ is_blank('source.case_closed_date', 'date') }} then 'closure'
            else 'referral'
        end as event_type_code,

        -- dates
        {{ parsed('source.dob', 'date') }} as born_on,
        {{ parsed('source.ref_date', 'date') }} as written_on,
        {{ parsed('source.ref_rec_date', 'date') }} as received_on,
        {{ parsed('source.app_date', 'date') }} as appointment_on,
        {{ parsed('source.unav_date_start', 'date') }} as unavailable_from,
        {{ parsed('source.unav_date_end', 'date') }} as unavailable_to,
        {{ parsed('source.case_closed_date', 'date') }} as closed_on,
        {{ parsed('source.header_date', 'date') }} as submitted_on,

        -- attributes
        datasets.code as dataset_code,
        boards.code as health_board_code,
        sexes.code as sex_code,
        acceptances.code as acceptance_code,
        purposes.code as purpose_code,
        attendances.code as attendance_code,
        {{ parsed('source.unav_days_no', 'integer') }} as unavailable_days,
        localities.locality_code,

        -- flags
        {{ is_blank('source.ref_rec_date', 'date') }} as is_received_blank,
        {{ is_blank('source.ref_acc') }} as is_acceptance_blank,
        {{ is_blank('source.app_purpose') }} as is_purpose_blank,
        {{ is_blank('source.att_status') }} as is_attendance_blank,
        not {{ is_blank('source.unav_date_start', 'date') }} as has_unavailability,
        not {{ is_blank('source.case_closed_date', 'date') }} as has_closure,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused_code('source.dataset_type', 'datasets.code', required=true) }},
            {{ refused_code('source.hb_name', 'boards.code', required=true) }},
            {{ refused('source.ucpn', 'spaced_identifier', required=true) }},
            {{ refused('source.upi', 'spaced_identifier') }},
            {{ refused_code('source.sex', 'sexes.code') }},
            {{ refused('source.dob', 'date', past=true) }},
            {{ refused('source.chi', 'chi_number') }},
            {{ refused('source.ref_date', 'date', past=true) }},
            {{ refused('source.ref_rec_date', 'date', past=true) }},
            {{ refused_code('source.ref_acc', 'acceptances.code') }},
            {{ refused('source.ref_rej_date', 'date', past=true) }},
            {{ refused('source.app_date', 'date', past=true) }},
            {{ refused_code('source.app_purpose', 'purposes.code') }},
            {{ refused_code('source.att_status', 'attendances.code') }},
            {{ refused('source.unav_date_start', 'date') }},
            {{ refused('source.unav_date_end', 'date') }},
            {{ refused('source.unav_days_no', 'integer') }},
            {{ refused('source.treat_start_date', 'date', past=true) }},
            {{ refused('source.case_closed_date', 'date', past=true) }},
            {{ refused('source.header_date', 'date', required=true, past=true) }},
            {{ refused('source.act_code_sent_date', 'date') }}
        ) as cell_refusals
    from source
    left join codes as datasets
        on
            datasets.code_list = 'waiting_times_dataset'
            and datasets.source_code = lower(trim(source.dataset_type))
    left join codes as boards
        on
            boards.code_list = 'health_board'
            and boards.source_code = lower(trim(source.hb_name))
    left join codes as sexes
        on
            sexes.code_list = 'sex'
            and sexes.source_code = lower(trim(source.sex))
    left join codes as acceptances
        on
            acceptances.code_list = 'referral_acceptance'
            and acceptances.source_code = lower(trim(source.ref_acc))
    left join codes as purposes
        on
            purposes.code_list = 'appointment_purpose'
            and purposes.source_code = lower(trim(source.app_purpose))
    left join codes as attendances
        on
            attendances.code_list = 'attendance_status'
            and attendances.source_code = lower(trim(source.att_status))
    left join localities
        on {{ spaced_postcode('source.postcode') }} = localities.postcode

),

-- the system gives an event no number: its kind, day and pathway identify it. A
-- referral is sent again when it is decided, an appointment has its purpose and outcome
placed_in_time as (

    select
        *,
        case event_type_code
            when 'appointment' then appointment_on
            when 'unavailability' then unavailable_from
            when 'closure' then closed_on
            else coalesce(received_on, written_on)
        end as event_on,
        case event_type_code
            when 'appointment' then purpose_code || '/' || attendance_code
            when 'referral' then cast(submitted_on as {{ dbt.type_string() }})
            else ''
        end as event_detail
    from renamed

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when
                    event_type_code = 'referral'
                    and is_received_blank
                    and written_on is null
                    then 'ref_rec_date:is_blank'
            end,
            case
                when event_type_code = 'referral' and is_acceptance_blank
                    then 'ref_acc:is_blank'
            end,
            case
                when event_type_code = 'appointment' and is_purpose_blank
                    then 'app_purpose:is_blank'
            end,
            case
                when event_type_code = 'appointment' and is_attendance_blank
                    then 'att_status:is_blank'
            end,
            case
                when event_type_code = 'appointment' and has_unavailability
                    then 'unav_date_start:contradicts_row'
            end,
            case
                when event_type_code != 'closure' and has_closure
                    then 'case_closed_date:contradicts_row'
            end,
            case
                when unavailable_to < unavailable_from then 'unav_date_end:before_start'
            end,
            case when unavailable_days < 0 then 'unav_days_no:out_of_range' end,
            case
                when event_on > {{ last_day("date_trunc('month', submitted_on)", '1') }}
                    then 'header_date:before_event'
            end
        ) as refusals
    from placed_in_time

),

judged as (

    {{ judged_rows(
        'ruled',
        record_key=[
            'dataset_code', 'pathway_id', 'event_type_code', 'event_on', 'event_detail'
        ]
    ) }}

)

select
    *,
    {{ row_hash([
        'dataset_code',
        'health_board_code',
        'pathway_id',
        'patient_id',
        'chi_number_hash',
        'event_type_code',
        'event_on',
        'submitted_on',
        'acceptance_code',
        'purpose_code',
        'attendance_code',
        'unavailable_to',
        'unavailable_days',
        'born_on',
        'sex_code',
        'locality_code'
    ]) }} as row_hash
from judged
