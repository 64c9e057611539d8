with source as (

    select * from {{ ref('js_cpo_order') }}

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
        {{ parsed('source.order_id', 'identifier') }} as payback_order_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.imposed_date', 'date') }} as imposed_on,
        {{ parsed('source.first_contact_date', 'date') }} as first_contact_on,
        {{ parsed('source.induction_date', 'date') }} as induction_on,
        {{ parsed('source.terminated_date', 'date') }} as terminated_on,

        -- attributes
        {{ filled('source.court') }} as court_name,
        {{ filled('source.requirement_codes') }} as requirement_codes,
        {{ parsed('source.supervision_months', 'integer') }} as supervision_months,
        contact_statuses.code as first_contact_status_code,
        terminations.code as termination_code,

        -- flags
        {{ parsed('source.transferred_in', 'flag') }} as is_transferred_in,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.order_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.imposed_date', 'date', required=true, past=true) }},
            {{ refused('source.first_contact_date', 'date', past=true) }},
            {{ refused('source.induction_date', 'date', past=true) }},
            {{ refused('source.terminated_date', 'date', past=true) }},
            {{ refused('source.supervision_months', 'integer') }},
            {{ refused_code('source.first_contact_status', 'contact_statuses.code') }},
            {{ refused_code('source.termination_code', 'terminations.code') }},
            {{ refused('source.transferred_in', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as contact_statuses
        on
            contact_statuses.code_list = 'first_contact_status'
            and contact_statuses.source_code
            = lower(trim(source.first_contact_status))
    left join codes as terminations
        on
            terminations.code_list = 'order_termination'
            and terminations.source_code
            = lower(trim(source.termination_code))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when terminated_on < imposed_on then 'terminated_date:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['payback_order_id']) }}

)

select
    *,
    {{ row_hash([
        'payback_order_id',
        'person_id',
        'imposed_on',
        'first_contact_on',
        'induction_on',
        'terminated_on',
        'court_name',
        'requirement_codes',
        'supervision_months',
        'first_contact_status_code',
        'termination_code',
        'is_transferred_in'
    ]) }} as row_hash
from judged
