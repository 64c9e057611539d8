with events_rows as (

    select * from {{ ref('stg_camhs__events_rows') }}

),

versions as (

    {{ record_versions('events_rows') }}

)

select
    partnership_code,
    record_id,
    dataset_code,
    health_board_code,
    pathway_id,
    patient_id,
    chi_number_hash,
    event_type_code,
    event_on,
    submitted_on,
    acceptance_code,
    purpose_code,
    attendance_code,
    unavailable_to,
    unavailable_days,
    born_on,
    sex_code,
    locality_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
