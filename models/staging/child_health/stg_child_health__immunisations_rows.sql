with source as (

    select * from {{ ref('sirs_immunisation') }}

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
        {{ parsed('source.chi', 'chi_number') }} as child_id,
        vaccines.code as vaccine_code,
        {{ parsed('source.dose', 'integer') }} as dose_number,

        -- dates
        {{ parsed('source.given_date', 'date') }} as given_on,
        {{ parsed('source.dob', 'date') }} as born_on,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.chi', 'chi_number', required=true) }},
            {{ refused('source.dob', 'date', past=true) }},
            {{ refused_code('source.vaccine', 'vaccines.code', required=true) }},
            {{ refused('source.dose', 'integer', required=true) }},
            {{ refused('source.given_date', 'date', required=true, past=true) }}
        ) as cell_refusals
    from source
    left join codes as vaccines
        on
            vaccines.code_list = 'vaccine'
            and vaccines.source_code = lower(trim(source.vaccine))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when given_on < born_on then 'given_date:before_start' end
        ) as refusals
    from renamed

),

-- two sources may record different days for a dose: each is a record, facts use the
-- earlier
judged as (

    {{ judged_rows(
        'ruled', record_key=['child_id', 'vaccine_code', 'dose_number', 'given_on']
    ) }}

)

select
    *,
    {{ row_hash([
        'child_id',
        'vaccine_code',
        'dose_number',
        'given_on',
        'born_on'
    ]) }} as row_hash
from judged
