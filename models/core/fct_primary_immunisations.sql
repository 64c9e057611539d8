-- 1. A child is due to have had a course by the day on which it reaches the age that
--    the schedule in force on that day gives.
-- 2. It lives here on that day when it had moved in by then (where nothing is recorded,
--    it was born here) and had not moved out by then.
-- 3. The course is complete when each of its doses was given on or before that day. Of
--    a dose with several days, from several sources, the earliest counts.
with children as (

    select * from {{ ref('stg_child_health__children') }}

),

schedules as (

    select * from {{ ref('immunisation_schedule') }}

),

doses as (

    select * from {{ ref('stg_child_health__immunisations') }}

),

due as (

    select
        children.*,
        schedules.vaccine_code,
        schedules.doses_needed,
        {{ plus_months('children.born_on', 'schedules.complete_by_months') }} as due_on
    from children
    inner join schedules
        on
            {{ plus_months('children.born_on', 'schedules.complete_by_months') }}
            between schedules.effective_from and schedules.effective_to

),

first_doses as (

    select
        edition_id,
        partnership_code,
        child_id,
        vaccine_code,
        dose_number,
        min(given_on) as given_on
    from doses
    where given_on is not null
    group by edition_id, partnership_code, child_id, vaccine_code, dose_number

),

doses_in_time as (

    select
        due.edition_id,
        due.partnership_code,
        due.child_id,
        due.vaccine_code,
        count(*) as dose_count
    from due
    inner join first_doses
        on
            due.edition_id = first_doses.edition_id
            and due.partnership_code = first_doses.partnership_code
            and due.child_id = first_doses.child_id
            and due.vaccine_code = first_doses.vaccine_code
            and first_doses.dose_number between 1 and due.doses_needed
            and due.due_on >= first_doses.given_on
    group by due.edition_id, due.partnership_code, due.child_id, due.vaccine_code

)

select
    due.edition_id,
    due.partnership_code,
    due.child_id,
    due.vaccine_code,
    cast(date_trunc('month', due.due_on) as date) as due_month,
    coalesce(due.moved_in_on, due.born_on) <= due.due_on
    and coalesce(due.moved_out_on > due.due_on, true) as is_resident,
    coalesce(doses_in_time.dose_count, 0) as doses_in_time_count,
    coalesce(doses_in_time.dose_count = due.doses_needed, false) as is_complete_in_time
from due
left join doses_in_time
    on
        due.edition_id = doses_in_time.edition_id
        and due.partnership_code = doses_in_time.partnership_code
        and due.child_id = doses_in_time.child_id
        and due.vaccine_code = doses_in_time.vaccine_code
