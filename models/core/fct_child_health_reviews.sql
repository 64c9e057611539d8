-- 1. A review is in its window when it was held at an age that the window of its kind
--    allows, by the window in force on its day. A review of a kind without a window is
--    in no window.
-- 2. The age runs from the date of birth on the child health register. For a child
--    missing from the register, the birth date is derived from the day on which the
--    child became eligible; without either the review is in no window.
-- 3. It found a concern when any domain has one, newly found or known before. A domain
--    not assessed or left blank counts as no concern.
-- 4. How the baby is fed is known unless blank or recorded as not known.
with reviews as (

    select * from {{ ref('stg_child_health__reviews') }}

),

children as (

    select * from {{ ref('stg_child_health__children') }}

),

windows as (

    select * from {{ ref('review_window') }}

),

placed as (

    select
        reviews.*,
        windows.from_months,
        windows.from_days,
        windows.to_months,
        windows.to_days,
        coalesce(
            children.born_on,
            {{ plus_months(
                plus_days('reviews.eligible_on', '-windows.eligible_days'),
                '-windows.eligible_months'
            ) }}
        ) as born_on
    from reviews
    left join children
        on
            reviews.edition_id = children.edition_id
            and reviews.partnership_code = children.partnership_code
            and reviews.child_id = children.child_id
    left join windows
        on
            reviews.review_type_code = windows.review_type_code
            and reviews.reviewed_on
            between windows.effective_from and windows.effective_to
    where
        reviews.child_id is not null
        and reviews.review_type_code is not null

)

select
    edition_id,
    partnership_code,
    child_id,
    review_type_code,
    reviewed_on,
    coalesce(
        reviewed_on between {{ day_of_age('born_on', 'from_months', 'from_days') }}
        and {{ day_of_age('born_on', 'to_months', 'to_days') }},
        false
    ) as is_in_window,
    coalesce(
        'concern' in (
            speech_language_code,
            gross_motor_code,
            fine_motor_code,
            problem_solving_code,
            social_code,
            emotional_behavioural_code,
            hearing_code,
            vision_code
        ),
        false
    )
    or coalesce(
        'previous_concern' in (
            speech_language_code,
            gross_motor_code,
            fine_motor_code,
            problem_solving_code,
            social_code,
            emotional_behavioural_code,
            hearing_code,
            vision_code
        ),
        false
    ) as is_concern_found,
    coalesce(feeding_code != 'not_known', false) as is_feeding_known,
    coalesce(feeding_code = 'exclusively_breastfed', false)
        as is_exclusively_breastfed
from placed
