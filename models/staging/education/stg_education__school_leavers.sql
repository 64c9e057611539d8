with school_leavers_rows as (

    select * from {{ ref('stg_education__school_leavers_rows') }}

),

versions as (

    {{ record_versions('school_leavers_rows') }}

)

select
    partnership_code,
    record_id,
    candidate_number_hash,
    leaver_year_starts_on,
    initial_destination_code,
    followup_destination_code,
    is_looked_after,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
