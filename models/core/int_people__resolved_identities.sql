-- A merged record points at the record that it was merged into, which may have been
-- merged again. Each step doubles the length of the chains that are followed.
with people as (

    select * from {{ ref('stg_social_work__people_as_known') }}

),

one_step as (

    select
        edition_id,
        partnership_code,
        person_id,
        coalesce(merged_into_person_id, person_id) as target_id
    from people

),

two_steps as (

    select
        one_step.edition_id,
        one_step.partnership_code,
        one_step.person_id,
        coalesce(targets.target_id, one_step.target_id) as target_id
    from one_step
    left join one_step as targets
        on
            one_step.edition_id = targets.edition_id
            and one_step.partnership_code = targets.partnership_code
            and one_step.target_id = targets.person_id

),

four_steps as (

    select
        two_steps.edition_id,
        two_steps.partnership_code,
        two_steps.person_id,
        coalesce(targets.target_id, two_steps.target_id) as target_id
    from two_steps
    left join two_steps as targets
        on
            two_steps.edition_id = targets.edition_id
            and two_steps.partnership_code = targets.partnership_code
            and two_steps.target_id = targets.person_id

)

select
    edition_id,
    partnership_code,
    person_id as recorded_person_id,
    target_id as person_id
from four_steps
