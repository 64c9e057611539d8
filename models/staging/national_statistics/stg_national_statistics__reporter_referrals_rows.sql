with source as (

    select * from {{ ref('scra_referrals') }}

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
        areas.area_code,

        -- dates
        {{ parsed('source.year_label', 'financial_year') }} as year_starts_on,

        -- attributes
        referral_types.code as referral_type_code,
        {{ parsed('source.children_text', 'count') }} as children_as_published,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused_code(
                'source.area', 'areas.area_code',
                reason='not_a_known_area', required=true
            ) }},
            {{ refused('source.year_label', 'financial_year', required=true) }},
            {{ refused_code(
                'source.referral_type', 'referral_types.code', required=true
            ) }},
            {{ refused('source.children_text', 'count', required=true) }}
        ) as cell_refusals
    from source
    left join codes as referral_types
        on
            referral_types.code_list = 'reporter_referral_type'
            and referral_types.source_code = lower(trim(source.referral_type))
    left join areas
        on trim(source.area) = areas.area_name

),

ruled as (

    select
        *,
        cell_refusals as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=[
        'area_code',
        'referral_type_code',
        'year_starts_on'
    ]) }}

)

select
    *,
    {{ row_hash([
        'area_code',
        'year_starts_on',
        'referral_type_code',
        'children_as_published'
    ]) }} as row_hash
from judged
