with immunisations_rows as (

    select * from {{ ref('stg_child_health__immunisations_rows') }}

),

versions as (

    {{ record_versions('immunisations_rows') }}

)

select
    partnership_code,
    record_id,
    child_id,
    born_on,
    vaccine_code,
    dose_number,
    given_on,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
