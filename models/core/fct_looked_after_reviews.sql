-- 1. A review is due on the day that was recorded first. The service overwrites it when
--    the review is re-scheduled, so it is taken from the record's first version, which
--    every edition that has the review also has.
-- 2. A review cancelled for a reason that makes it unnecessary is not due; cancelled
--    for any other reason it is due and was not held.
-- 3. A review of a child who on that day is in a series of short breaks and in no other
--    episode is not due.
-- 4. It is in time when it was held on or before that day.
with reviews as (

    select * from {{ ref('stg_looked_after__reviews') }}

),

first_due as (

    select * from {{ ref('int_reviews__first_due') }}

),

episodes as (

    select * from {{ ref('int_looked_after__episodes') }}

),

cancellations as (

    select * from {{ ref('review_cancellation') }}

),

childrens_reviews as (

    select
        reviews.edition_id,
        reviews.partnership_code,
        reviews.review_id,
        reviews.person_id,
        reviews.review_type_code,
        first_due.due_on,
        reviews.due_on as rescheduled_to,
        reviews.held_on,
        reviews.cancellation_code
    from reviews
    inner join first_due
        on
            reviews.partnership_code = first_due.partnership_code
            and reviews.record_id = first_due.record_id

),

short_breaks as (

    select
        childrens_reviews.edition_id,
        childrens_reviews.partnership_code,
        childrens_reviews.review_id,
        bool_and(episodes.is_series_of_short_breaks) as is_in_short_breaks_only
    from childrens_reviews
    inner join episodes
        on
            childrens_reviews.edition_id = episodes.edition_id
            and childrens_reviews.partnership_code = episodes.partnership_code
            and childrens_reviews.person_id = episodes.person_id
            and childrens_reviews.due_on >= episodes.started_on
            and coalesce(childrens_reviews.due_on <= episodes.ended_on, true)
    group by
        childrens_reviews.edition_id,
        childrens_reviews.partnership_code,
        childrens_reviews.review_id

)

select
    childrens_reviews.edition_id,
    childrens_reviews.partnership_code,
    childrens_reviews.review_id,
    childrens_reviews.person_id,
    childrens_reviews.review_type_code,
    childrens_reviews.due_on,
    childrens_reviews.rescheduled_to,
    childrens_reviews.held_on,
    childrens_reviews.cancellation_code,
    coalesce(cancellations.is_due, true)
    and not coalesce(short_breaks.is_in_short_breaks_only, false) as is_due,
    coalesce(childrens_reviews.held_on <= childrens_reviews.due_on, false)
        as is_held_in_time
from childrens_reviews
left join cancellations
    on childrens_reviews.cancellation_code = cancellations.review_cancellation_code
left join short_breaks
    on
        childrens_reviews.edition_id = short_breaks.edition_id
        and childrens_reviews.partnership_code = short_breaks.partnership_code
        and childrens_reviews.review_id = short_breaks.review_id
