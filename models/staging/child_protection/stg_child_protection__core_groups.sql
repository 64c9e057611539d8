with core_groups_rows as (

    select * from {{ ref('stg_child_protection__core_groups_rows') }}

),

versions as (

    {{ record_versions('core_groups_rows') }}

)

select
    partnership_code,
    record_id,
    core_group_id,
    person_id,
    planning_meeting_id,
    held_on,
    is_recorded_as_initial,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
