with source as (

    select * from {{ ref('cp_meeting') }}

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
        {{ parsed('source.meeting_id', 'identifier') }} as planning_meeting_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,
        {{ parsed('source.investigation_id', 'identifier') }} as investigation_id,
        {{ parsed('source.reconvened_from', 'identifier') }} as reconvened_from_id,
        {{ pseudonym(filled('source.chair_id'), 'staff') }} as chair_id,

        -- dates
        {{ parsed('source.requested_date', 'date') }} as requested_on,
        {{ parsed('source.due_date', 'date') }} as recorded_due_on,
        {{ parsed('source.meeting_date', 'date') }} as held_on,
        {{ parsed('source.last_dereg_date', 'date') }} as recorded_last_deregistered_on,

        -- attributes
        meeting_types.code as meeting_type_code,
        delay_reasons.code as delay_reason_code,
        {{ filled('source.originating_la') }} as originating_local_authority,

        -- flags
        {{ parsed('source.held', 'flag') }} as is_held,
        {{ parsed('source.quorate', 'flag') }} as is_quorate,
        {{ parsed('source.registered', 'flag') }} as is_registered,
        {{ parsed('source.deregistered', 'flag') }} as is_deregistered,
        {{ parsed('source.prev_registered', 'flag') }} as is_previously_registered,
        {{ parsed('source.sexual_abuse', 'flag') }} as has_sexual_abuse,
        {{ parsed('source.child_sexual_exploitation', 'flag') }}
            as has_child_sexual_exploitation,
        {{ parsed('source.trafficking', 'flag') }} as has_trafficking,
        {{ parsed('source.physical_abuse', 'flag') }} as has_physical_abuse,
        {{ parsed('source.emotional_abuse', 'flag') }} as has_emotional_abuse,
        {{ parsed('source.neglect', 'flag') }} as has_neglect,
        {{ parsed('source.domestic_abuse', 'flag') }} as has_domestic_abuse,
        {{ parsed('source.parental_alcohol_use', 'flag') }} as has_parental_alcohol_use,
        {{ parsed('source.parental_drug_use', 'flag') }} as has_parental_drug_use,
        {{ parsed('source.parental_mental_health', 'flag') }}
            as has_parental_mental_health,
        {{ parsed('source.non_engaging_family', 'flag') }} as has_non_engaging_family,
        {{ parsed('source.online_safety', 'flag') }} as has_online_safety,
        {{ parsed('source.child_attended', 'flag') }} as is_child_present,
        {{ parsed('source.parent_attended', 'flag') }} as is_parent_present,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.meeting_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.investigation_id', 'identifier') }},
            {{ refused('source.reconvened_from', 'identifier') }},
            {{ refused('source.requested_date', 'date') }},
            {{ refused('source.due_date', 'date') }},
            {{ refused('source.meeting_date', 'date') }},
            {{ refused('source.last_dereg_date', 'date') }},
            {{ refused_code(
                'source.meeting_type', 'meeting_types.code', required=true
            ) }},
            {{ refused_code('source.delay_reason', 'delay_reasons.code') }},
            {{ refused('source.held', 'flag', required=true) }},
            {{ refused('source.quorate', 'flag') }},
            {{ refused('source.registered', 'flag') }},
            {{ refused('source.deregistered', 'flag') }},
            {{ refused('source.prev_registered', 'flag') }},
            {{ refused('source.sexual_abuse', 'flag') }},
            {{ refused('source.child_sexual_exploitation', 'flag') }},
            {{ refused('source.trafficking', 'flag') }},
            {{ refused('source.physical_abuse', 'flag') }},
            {{ refused('source.emotional_abuse', 'flag') }},
            {{ refused('source.neglect', 'flag') }},
            {{ refused('source.domestic_abuse', 'flag') }},
            {{ refused('source.parental_alcohol_use', 'flag') }},
            {{ refused('source.parental_drug_use', 'flag') }},
            {{ refused('source.parental_mental_health', 'flag') }},
            {{ refused('source.non_engaging_family', 'flag') }},
            {{ refused('source.online_safety', 'flag') }},
            {{ refused('source.child_attended', 'flag') }},
            {{ refused('source.parent_attended', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as meeting_types
        on
            meeting_types.code_list = 'meeting_type'
            and meeting_types.source_code = lower(trim(source.meeting_type))
    left join codes as delay_reasons
        on
            delay_reasons.code_list = 'meeting_delay_reason'
            and delay_reasons.source_code = lower(trim(source.delay_reason))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when is_held and held_on is null then 'meeting_date:needed_with_status'
                when is_held and held_on > extracted_on
                    then 'meeting_date:after_extraction'
            end,
            case
                when
                    is_registered and is_deregistered
                    then 'deregistered:contradicts_row'
            end,
            case when held_on < requested_on then 'meeting_date:before_start' end,
            case
                when
                    recorded_last_deregistered_on > held_on
                    then 'last_dereg_date:after_event'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['planning_meeting_id', 'person_id']) }}

)

select
    *,
    {{ row_hash([
        'planning_meeting_id',
        'person_id',
        'investigation_id',
        'reconvened_from_id',
        'chair_id',
        'requested_on',
        'recorded_due_on',
        'held_on',
        'recorded_last_deregistered_on',
        'meeting_type_code',
        'delay_reason_code',
        'originating_local_authority',
        'is_held',
        'is_quorate',
        'is_registered',
        'is_deregistered',
        'is_previously_registered',
        'has_sexual_abuse',
        'has_child_sexual_exploitation',
        'has_trafficking',
        'has_physical_abuse',
        'has_emotional_abuse',
        'has_neglect',
        'has_domestic_abuse',
        'has_parental_alcohol_use',
        'has_parental_drug_use',
        'has_parental_mental_health',
        'has_non_engaging_family',
        'has_online_safety',
        'is_child_present',
        'is_parent_present'
    ]) }} as row_hash
from judged
