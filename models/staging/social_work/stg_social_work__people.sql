with people_rows as (

    select * from {{ ref('stg_social_work__people_rows') }}

),

versions as (

    {{ record_versions('people_rows') }}

)

select
    partnership_code,
    record_id,
    person_id,
    merged_into_person_id,
    chi_number_hash,
    candidate_number_hash,
    born_on,
    died_on,
    unaccompanied_from,
    unaccompanied_to,
    sex_code,
    ethnic_code,
    disability_code,
    recorded_locality_code,
    postcode_locality_code,
    is_birth_date_estimated,
    is_unaccompanied,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
