with source as (

    select * from {{ ref('cp_investigation') }}

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
        {{ parsed('source.investigation_id', 'identifier') }} as investigation_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,

        -- dates
        {{ parsed('source.concern_date', 'date') }} as concern_on,
        {{ parsed('source.ird_date', 'date') }} as referral_discussion_on,
        {{ parsed('source.investigation_start', 'date') }} as started_on,
        {{ parsed('source.date_investigation_ended', 'date') }} as ended_on,

        -- attributes
        outcomes.code as outcome_code,
        {{ filled('source.concern_source') }} as concern_source,

        -- flags
        {{ parsed('source.recommended_cppm', 'flag') }}
            as is_planning_meeting_recommended,
        {{ parsed('source.subject_to_initial_cppm', 'flag') }}
            as is_subject_to_planning_meeting,

        -- needed by the row rules only
        {{ is_blank('source.concern_date', 'date') }} as is_concern_date_blank,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.investigation_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.concern_date', 'date', past=true) }},
            {{ refused('source.ird_date', 'date', past=true) }},
            {{ refused('source.investigation_start', 'date', past=true) }},
            {{ refused('source.date_investigation_ended', 'date', past=true) }},
            {{ refused_code('source.outcome_code', 'outcomes.code') }},
            {{ refused('source.recommended_cppm', 'flag', required=true) }},
            {{ refused('source.subject_to_initial_cppm', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as outcomes
        on
            outcomes.code_list = 'investigation_outcome'
            and outcomes.source_code = lower(trim(source.outcome_code))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when
                    concern_on is null
                    and referral_discussion_on is null
                    and is_concern_date_blank
                    then 'concern_date:is_blank'
            end,
            case
                when ended_on < started_on then 'date_investigation_ended:before_start'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['investigation_id', 'person_id']) }}

)

select
    *,
    {{ row_hash([
        'investigation_id',
        'person_id',
        'concern_on',
        'referral_discussion_on',
        'started_on',
        'ended_on',
        'outcome_code',
        'concern_source',
        'is_planning_meeting_recommended',
        'is_subject_to_planning_meeting'
    ]) }} as row_hash
from judged
