{% set cells = [] %}

with source as (

    select * from {{ ref('scra_referrals') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'area', 'code', 'area_code', code_list='area', is_key=true) }},
        {{ typed(
            cells, 'referral_type', 'code', 'referral_type_code',
            code_list='reporter_referral_type', is_key=true
        ) }},
        {{ typed(
            cells, 'year_label', 'financial_year', 'year_starts_on', is_key=true
        ) }},
        {{ typed(
            cells, 'children_text', 'count', 'children_as_published', required=true
        ) }}
    from source
    {{ read_cells(cells, ref('scra_referrals')) }}

),

checked as (

    select
        *,
        '' as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
