with population_estimates_rows as (

    select * from {{ ref('stg_national_statistics__population_estimates_rows') }}

),

versions as (

    {{ record_versions('population_estimates_rows') }}

)

select
    partnership_code,
    record_id,
    area_code,
    estimate_year,
    age,
    population,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
