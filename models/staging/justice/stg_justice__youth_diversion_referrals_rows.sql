with source as (

    select * from {{ ref('youth_diversion') }}

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
        {{ parsed('source.referral_id', 'identifier') }} as youth_diversion_referral_id,
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,
        {{ pseudonym(filled('source.pf_reference'), 'case') }}
            as prosecutor_reference_hash,

        -- dates
        {{ parsed('source.referral_date', 'date') }} as referred_on,
        {{ parsed('source.assessment_date', 'date') }} as assessed_on,
        {{ parsed('source.commenced', 'date') }} as commenced_on,
        {{ parsed('source.completed', 'date') }} as completed_on,

        -- attributes
        routes.code as referral_route_code,
        {{ filled('source.offence_group') }} as offence_group,
        {{ parsed('source.age_at_referral', 'integer') }} as recorded_age_at_referral,
        outcomes.code as outcome_code,

        -- flags
        {{ parsed('source.accepted', 'flag') }} as is_accepted_referral,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.referral_id', 'identifier', required=true) }},
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.referral_date', 'date', required=true, past=true) }},
            {{ refused('source.assessment_date', 'date', past=true) }},
            {{ refused('source.commenced', 'date', past=true) }},
            {{ refused('source.completed', 'date', past=true) }},
            {{ refused_code('source.referral_route', 'routes.code', required=true) }},
            {{ refused('source.age_at_referral', 'integer') }},
            {{ refused_code('source.outcome', 'outcomes.code') }},
            {{ refused('source.accepted', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as routes
        on
            routes.code_list = 'referral_route'
            and routes.source_code = lower(trim(source.referral_route))
    left join codes as outcomes
        on
            outcomes.code_list = 'diversion_outcome'
            and outcomes.source_code = lower(trim(source.outcome))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when completed_on < commenced_on then 'completed:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['youth_diversion_referral_id']) }}

)

select
    *,
    {{ row_hash([
        'youth_diversion_referral_id',
        'person_id',
        'prosecutor_reference_hash',
        'referred_on',
        'assessed_on',
        'commenced_on',
        'completed_on',
        'referral_route_code',
        'offence_group',
        'recorded_age_at_referral',
        'outcome_code',
        'is_accepted_referral'
    ]) }} as row_hash
from judged
