-- A review is due on the day that was sent first, so it is the first sending that must
-- be read; a row lost from any dump may have been it.
with reviews as (

    select * from {{ ref('stg_looked_after__reviews') }}

),

first_due as (

    select * from {{ ref('int_reviews__first_due') }}

),

unread as (

    {{ unread_records('lac_review', ['due_on']) }}

)

select
    'lac_review' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'record' as subject_kind,
    unread.record_id as subject_id,
    {{ without_cell('unread.unread_cells', 'due_date') }} as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    case when unread.is_of_newest_dump then first_due.due_on end as earliest_on,
    case when unread.is_of_newest_dump then first_due.due_on end as latest_on,
    1 as possible_cases
from unread
left join first_due
    on
        unread.partnership_code = first_due.partnership_code
        and unread.record_id = first_due.record_id

union all

select
    'lac_review' as extract_name,
    reviews.edition_id,
    reviews.partnership_code,
    reviews.record_id,
    'record' as subject_kind,
    reviews.record_id as subject_id,
    'due_date:not_a_date' as unread_cells,
    false as is_held_over,
    false as is_floating,
    cast(null as date) as earliest_on,
    cast(null as date) as latest_on,
    1 as possible_cases
from reviews
inner join first_due
    on
        reviews.partnership_code = first_due.partnership_code
        and reviews.record_id = first_due.record_id
where first_due.is_due_unread
