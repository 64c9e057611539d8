{% set cells = [] %}

with source as (

    select * from {{ ref('youth_diversion') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(
            cells, 'referral_id', 'reference', 'youth_diversion_referral_id',
            is_key=true
        ) }},
        {{ typed(cells, 'person_id', 'person', 'person_id', required=true) }},
        {{ typed(
            cells, 'referral_date', 'date', 'referred_on', required=true, past=true
        ) }},
        {{ typed(
            cells, 'referral_route', 'code', 'referral_route_code',
            code_list='referral_route', required=true
        ) }},
        {{ typed(cells, 'age_at_referral', 'integer', 'recorded_age_at_referral') }}
    from source
    {{ read_cells(cells, ref('youth_diversion')) }}

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
