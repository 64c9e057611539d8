with episodes_rows as (

    select * from {{ ref('stg_looked_after__episodes_rows') }}

),

versions as (

    {{ record_versions('episodes_rows') }}

)

select
    partnership_code,
    record_id,
    episode_id,
    person_id,
    started_on,
    ended_on,
    destination_code,
    has_care_plan,
    has_pathway_plan,
    has_pathway_coordinator,
    is_continuing_care,
    is_aftercare_eligible,
    is_aftercare_received,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
