with people as (

    select * from {{ ref('stg_social_work__people') }}

),

identities as (

    select * from {{ ref('stg_social_work__identities') }}

)

select
    people.edition_id,
    people.partnership_code,
    people.person_id,
    people.born_on,
    people.died_on
from people
inner join identities
    on
        people.edition_id = identities.edition_id
        and people.partnership_code = identities.partnership_code
        and people.person_id = identities.recorded_person_id
where identities.person_id = people.person_id
