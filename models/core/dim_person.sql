with people as (

    select * from {{ ref('stg_social_work__people_as_known') }}

),

identities as (

    select * from {{ ref('int_people__resolved_identities') }}

),

postcode_localities as (

    select * from {{ ref('postcode_locality') }}

),

-- the locality field is free text: only these codes are kept
localities as (

    select locality_code
    from postcode_localities
    group by locality_code

)

select
    people.edition_id,
    people.partnership_code,
    people.person_id,
    people.born_on,
    people.is_birth_date_estimated,
    people.died_on,
    people.sex_code,
    people.ethnic_code,
    people.disability_code,
    coalesce(localities.locality_code, people.postcode_locality_code)
        as locality_code,
    people.is_held_over
from people
inner join identities
    on
        people.edition_id = identities.edition_id
        and people.partnership_code = identities.partnership_code
        and people.person_id = identities.recorded_person_id
left join localities
    on people.recorded_locality_code = localities.locality_code
where identities.person_id = people.person_id
