with published_statistics_rows as (

    select * from {{ ref('stg_national_statistics__published_statistics_rows') }}

),

versions as (

    {{ record_versions('published_statistics_rows') }}

)

select
    partnership_code,
    record_id,
    measure,
    area_code,
    period_start,
    published_on,
    period_type,
    numerator,
    denominator,
    value,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
