with source as (

    select * from {{ ref('chi_cohort') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

localities as (

    select * from {{ ref('postcode_locality') }}

),

renamed as (

    select
        -- keys
        {{ parsed('source.chi', 'chi_number') }} as child_id,

        -- dates
        {{ parsed('source.dob', 'date') }} as born_on,
        {{ parsed('source.moved_in_on', 'date') }} as moved_in_on,
        {{ parsed('source.moved_out_on', 'date') }} as moved_out_on,

        -- attributes
        {{ filled('source.practice_code') }} as practice_code,
        localities.locality_code,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.chi', 'chi_number', required=true) }},
            {{ refused('source.dob', 'date', required=true, past=true) }},
            {{ refused('source.moved_in_on', 'date', past=true) }},
            {{ refused('source.moved_out_on', 'date', past=true) }}
        ) as cell_refusals
    from source
    left join localities
        on {{ spaced_postcode('source.postcode') }} = localities.postcode

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when moved_in_on < born_on then 'moved_in_on:before_start' end,
            case
                when moved_out_on < born_on or moved_out_on < moved_in_on
                    then 'moved_out_on:before_start'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['child_id']) }}

)

select
    *,
    {{ row_hash([
        'child_id',
        'born_on',
        'moved_in_on',
        'moved_out_on',
        'practice_code',
        'locality_code'
    ]) }} as row_hash
from judged
