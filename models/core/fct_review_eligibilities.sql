-- 1. A child becomes eligible for a review on the day on which it reaches the age that
--    the window of that kind, in force on that day, gives.
-- 2. It lives here on that day when it had moved in by then (where nothing is recorded,
--    it was born here) and had not moved out by then.
-- 3. It was reviewed when a review of that kind was held in its window, whether before
--    or after that day.
with children as (

    select * from {{ ref('stg_child_health__children') }}

),

windows as (

    select * from {{ ref('review_window') }}

),

reviews as (

    select * from {{ ref('fct_child_health_reviews') }}

),

eligible as (

    select
        children.*,
        windows.review_type_code,
        {{ day_of_age(
            'children.born_on', 'windows.eligible_months', 'windows.eligible_days'
        ) }} as eligible_on
    from children
    inner join windows
        on
            {{ day_of_age(
                'children.born_on', 'windows.eligible_months', 'windows.eligible_days'
            ) }}
            between windows.effective_from and windows.effective_to

)

select
    eligible.edition_id,
    eligible.partnership_code,
    eligible.child_id,
    eligible.review_type_code,
    cast(date_trunc('month', eligible.eligible_on) as date) as eligible_month,
    coalesce(eligible.moved_in_on, eligible.born_on) <= eligible.eligible_on
    and coalesce(eligible.moved_out_on > eligible.eligible_on, true) as is_resident,
    coalesce(reviews.is_in_window, false) as is_reviewed_in_window
from eligible
left join reviews
    on
        eligible.edition_id = reviews.edition_id
        and eligible.partnership_code = reviews.partnership_code
        and eligible.child_id = reviews.child_id
        and eligible.review_type_code = reviews.review_type_code
