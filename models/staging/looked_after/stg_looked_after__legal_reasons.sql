with legal_reasons_rows as (

    select * from {{ ref('stg_looked_after__legal_reasons_rows') }}

),

versions as (

    {{ record_versions('legal_reasons_rows') }}

)

select
    partnership_code,
    record_id,
    episode_id,
    person_id,
    legal_reason_code,
    started_on,
    ended_on,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
