-- Records of persons of which something could not be read, under the person that they
-- were merged into.
with identities as (

    select * from {{ ref('stg_social_work__identities') }}

),

unread as (

    {{ unread_records(
        'sw_person', ['person_id', 'merged_into_person_id', 'born_on', 'is_unaccompanied', 'unaccompanied_from', 'unaccompanied_to']
    ) }}

),

resolved as (

    select
        unread.*,
        coalesce(identities.person_id, unread.person_id) as subject_id
    from unread
    left join identities
        on
            unread.edition_id = identities.edition_id
            and unread.partnership_code = identities.partnership_code
            and unread.person_id = identities.recorded_person_id
    where unread.is_of_newest_dump

)

select
    edition_id,
    partnership_code,
    record_id,
    subject_id,
    merged_into_person_id,
    born_on,
    is_unaccompanied,
    unaccompanied_from,
    unaccompanied_to,
    unread_cells,
    is_held_over,
    is_floating,
    is_line_fault
from resolved
