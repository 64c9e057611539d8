with source as (

    select * from {{ ref('sw_person') }}

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

renamed as (

    select
        -- keys
        {{ parsed('source.person_id', 'person_identifier') }} as person_id,
        {{ parsed('source.merged_into_id', 'person_identifier') }}
            as merged_into_person_id,
        {{ parsed('source.chi', 'chi_number') }} as chi_number_hash,
        {{ pseudonym(filled('source.scn'), 'candidate') }} as candidate_number_hash,

        -- dates
        {{ parsed('source.dob', 'date') }} as born_on,
        {{ parsed('source.deceased_date', 'date') }} as died_on,
        {{ parsed('source.uasc_start', 'date') }} as unaccompanied_from,
        {{ parsed('source.uasc_end', 'date') }} as unaccompanied_to,

        -- attributes
        sexes.code as sex_code,
        {{ filled('source.ethnic_code') }} as ethnic_code,
        {{ filled('source.disability_code') }} as disability_code,
        {{ filled('source.locality_code') }} as recorded_locality_code,
        localities.locality_code as postcode_locality_code,

        -- flags
        {{ parsed('source.dob_estimated', 'flag') }} as is_birth_date_estimated,
        {{ parsed('source.uasc_flag', 'flag') }} as is_unaccompanied,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.person_id', 'person_identifier', required=true) }},
            {{ refused('source.merged_into_id', 'person_identifier') }},
            {{ refused('source.chi', 'chi_number') }},
            {{ refused('source.dob', 'date') }},
            {{ refused('source.deceased_date', 'date', past=true) }},
            {{ refused('source.uasc_start', 'date') }},
            {{ refused('source.uasc_end', 'date') }},
            {{ refused_code('source.sex', 'sexes.code') }},
            {{ refused('source.dob_estimated', 'flag') }},
            {{ refused('source.uasc_flag', 'flag') }}
        ) as cell_refusals
    from source
    left join codes as sexes
        on
            sexes.code_list = 'sex'
            and sexes.source_code = lower(trim(source.sex))
    left join localities
        on {{ spaced_postcode('source.postcode') }} = localities.postcode

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case
                when unaccompanied_to < unaccompanied_from then 'uasc_end:before_start'
            end,
            case when died_on < born_on then 'deceased_date:before_start' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['person_id']) }}

)

select
    *,
    {{ row_hash([
        'person_id',
        'merged_into_person_id',
        'chi_number_hash',
        'candidate_number_hash',
        'born_on',
        'died_on',
        'unaccompanied_from',
        'unaccompanied_to',
        'sex_code',
        'ethnic_code',
        'disability_code',
        'recorded_locality_code',
        'postcode_locality_code',
        'is_birth_date_estimated',
        'is_unaccompanied'
    ]) }} as row_hash
from judged
