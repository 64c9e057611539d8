with estimates as (

    select * from {{ ref('stg_national_statistics__population_estimates') }}

)

select
    edition_id,
    partnership_code,
    area_code,
    estimate_year,
    make_date(estimate_year, 6, 30) as estimated_on,
    age,
    population
from estimates
where
    area_code is not null
    and estimate_year is not null
    and age is not null
