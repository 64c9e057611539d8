with people as (

    select * from {{ ref('stg_social_work__people') }}

),

identities as (

    select * from {{ ref('stg_social_work__identities') }}

)

select
    people.edition_id,
    people.partnership_code,
    people.person_id as recorded_person_id,
    identities.person_id,
    people.unaccompanied_from as supported_from,
    people.unaccompanied_to as supported_to
from people
inner join identities
    on
        people.edition_id = identities.edition_id
        and people.partnership_code = identities.partnership_code
        and people.person_id = identities.recorded_person_id
where
    people.is_unaccompanied
    and people.unaccompanied_from is not null
