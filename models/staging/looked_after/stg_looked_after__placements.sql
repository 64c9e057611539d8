with placements_rows as (

    select * from {{ ref('stg_looked_after__placements_rows') }}

),

versions as (

    {{ record_versions('placements_rows') }}

)

select
    partnership_code,
    record_id,
    placement_id,
    episode_id,
    started_on,
    ended_on,
    placement_type_code,
    provider_name,
    locality_code,
    is_out_of_authority,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
