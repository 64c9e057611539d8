with reviews_rows as (

    select * from {{ ref('stg_looked_after__reviews_rows') }}

),

versions as (

    {{ record_versions('reviews_rows') }}

)

select
    partnership_code,
    record_id,
    review_id,
    person_id,
    due_on,
    held_on,
    review_type_code,
    cancellation_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
