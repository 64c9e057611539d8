with source as (

    select * from {{ ref('population') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

areas as (

    select * from {{ ref('area') }}

),

renamed as (

    select
        -- keys
        areas.area_code,

        -- attributes
        {{ parsed('source.year', 'integer') }} as estimate_year,
        {{ parsed('source.age', 'integer') }} as age,
        {{ parsed('source.population', 'integer') }} as population,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused_code(
                'source.area', 'areas.area_code',
                reason='not_a_known_area', required=true
            ) }},
            {{ refused('source.year', 'integer', required=true) }},
            {{ refused('source.age', 'integer', required=true) }},
            {{ refused('source.population', 'integer', required=true) }}
        ) as cell_refusals
    from source
    left join areas
        on trim(source.area) = areas.area_code

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when age not between 0 and 120 then 'age:out_of_range' end,
            case when population < 0 then 'population:out_of_range' end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['area_code', 'estimate_year', 'age']) }}

)

select
    *,
    {{ row_hash([
        'area_code',
        'estimate_year',
        'age',
        'population'
    ]) }} as row_hash
from judged
