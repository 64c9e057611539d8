with source as (

    select * from {{ ref('national_statistic') }}

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

areas as (

    select * from {{ ref('area') }}

),

renamed as (

    select
        -- keys
        {{ parsed('source.measure', 'identifier') }} as measure,
        areas.area_code,

        -- dates
        {{ parsed('source.period_start', 'date') }} as period_start,
        {{ parsed('source.published_on', 'date') }} as published_on,

        -- attributes
        period_types.code as period_type,
        {{ parsed('source.numerator', 'decimal') }} as numerator,
        {{ parsed('source.denominator', 'decimal') }} as denominator,
        {{ parsed('source.value', 'decimal') }} as value,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.measure', 'identifier', required=true) }},
            {{ refused_code(
                'source.area', 'areas.area_code',
                reason='not_a_known_area', required=true
            ) }},
            {{ refused('source.period_start', 'date', required=true) }},
            {{ refused('source.published_on', 'date', required=true, past=true) }},
            {{ refused_code(
                'source.period_type', 'period_types.code', required=true
            ) }},
            {{ refused('source.numerator', 'decimal') }},
            {{ refused('source.denominator', 'decimal') }},
            {{ refused('source.value', 'decimal') }}
        ) as cell_refusals
    from source
    left join codes as period_types
        on
            period_types.code_list = 'period_type'
            and period_types.source_code = lower(trim(source.period_type))
    left join areas
        on trim(source.area) = areas.area_code

),

ruled as (

    select
        *,
        cell_refusals as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=[
        'measure',
        'area_code',
        'period_type',
        'period_start',
        'published_on'
    ]) }}

)

select
    *,
    {{ row_hash([
        'measure',
        'area_code',
        'period_start',
        'published_on',
        'period_type',
        'numerator',
        'denominator',
        'value'
    ]) }} as row_hash
from judged
