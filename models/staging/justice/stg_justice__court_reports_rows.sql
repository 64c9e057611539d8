with source as (

    select * from {{ ref('js_court_report') }}

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
        {{ parsed('source.report_id', 'identifier') }} as court_report_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.requested_date', 'date') }} as requested_on,
        {{ parsed('source.due_date', 'date') }} as due_on,
        {{ parsed('source.submitted_date', 'date') }} as submitted_on,

        -- attributes
        {{ filled('source.court') }} as court_name,
        report_types.code as report_type_code,
        statuses.code as report_status_code,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.report_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.requested_date', 'date', past=true) }},
            {{ refused('source.due_date', 'date', required=true) }},
            {{ refused('source.submitted_date', 'date', past=true) }},
            {{ refused_code('source.report_type', 'report_types.code') }},
            {{ refused_code('source.status', 'statuses.code', required=true) }}
        ) as cell_refusals
    from source
    left join codes as report_types
        on
            report_types.code_list = 'court_report_type'
            and report_types.source_code = lower(trim(source.report_type))
    left join codes as statuses
        on
            statuses.code_list = 'court_report_status'
            and statuses.source_code = lower(trim(source.status))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when submitted_on < requested_on then 'submitted_date:before_start'
            end,
            case
                when
                    report_status_code = 'submitted' and submitted_on is null
                    then 'submitted_date:needed_with_status'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['court_report_id']) }}

)

select
    *,
    {{ row_hash([
        'court_report_id',
        'person_id',
        'requested_on',
        'due_on',
        'submitted_on',
        'court_name',
        'report_type_code',
        'report_status_code'
    ]) }} as row_hash
from judged
