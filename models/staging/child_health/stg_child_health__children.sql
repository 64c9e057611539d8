with children_rows as (

    select * from {{ ref('stg_child_health__children_rows') }}

),

versions as (

    {{ record_versions('children_rows') }}

)

select
    partnership_code,
    record_id,
    child_id,
    born_on,
    moved_in_on,
    moved_out_on,
    practice_code,
    locality_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
