-- The age on the record matters only where the birth of the person is not known.
with people as (

    select * from {{ ref('int_people__remaining') }}

),

unread as (

    {{ unread_records('youth_diversion', ['person_id', 'referred_on']) }}

)

select
    'youth_diversion' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'person' as subject_kind,
    unread.person_id as subject_id,
    case
        when people.born_on is not null
            then {{ without_cell('unread.unread_cells', 'age_at_referral') }}
        else unread.unread_cells
    end as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.referred_on as earliest_on,
    unread.referred_on as latest_on,
    1 as possible_cases
from unread
left join people
    on
        unread.edition_id = people.edition_id
        and unread.partnership_code = people.partnership_code
        and unread.person_id = people.person_id
where unread.is_of_newest_dump
