with health_assessments_rows as (

    select * from {{ ref('stg_looked_after__health_assessments_rows') }}

),

versions as (

    {{ record_versions('health_assessments_rows') }}

)

select
    partnership_code,
    record_id,
    assessment_id,
    person_id,
    notified_on,
    completed_on,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
