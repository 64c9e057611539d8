-- 1. The clock starts on the day of the referral and anew on the day of each missed
--    appointment, as long as the wait up to that appointment is within the standard.
--    The first appointment beyond it, and all later ones, do not restart it.
-- 2. The adjusted wait is the days from that clock start to the first treatment, less
--    those on which the patient was unavailable.
-- 3. Treatment is in time when the adjusted wait is at most the standard in force on
--    the day of the referral. Case closures are ignored.
with treatment_starts as (

    select * from {{ ref('int_camhs__treatment_starts') }}

),

clock_starts as (

    select * from {{ ref('int_camhs__clock_starts') }}

),

last_clock_starts as (

    select
        treatment_starts.edition_id,
        treatment_starts.partnership_code,
        treatment_starts.pathway_id,
        min(clock_starts.clock_started_on) as clock_started_on
    from treatment_starts
    inner join clock_starts
        on
            treatment_starts.edition_id = clock_starts.edition_id
            and treatment_starts.partnership_code = clock_starts.partnership_code
            and treatment_starts.pathway_id = clock_starts.pathway_id
    where
        coalesce(
            clock_starts.waiting_days_to_next_start > treatment_starts.limit_days, true
        )
    group by
        treatment_starts.edition_id,
        treatment_starts.partnership_code,
        treatment_starts.pathway_id

)

select
    treatment_starts.edition_id,
    treatment_starts.partnership_code,
    treatment_starts.pathway_id,
    treatment_starts.referred_on,
    last_clock_starts.clock_started_on,
    treatment_starts.first_treated_on,
    {{ days_between(
        'treatment_starts.referred_on', 'treatment_starts.first_treated_on'
    ) }} as unadjusted_wait_days,
    clock_starts.unavailable_days_to_treatment as unavailable_days,
    clock_starts.waiting_days_to_treatment as adjusted_wait_days,
    coalesce(
        clock_starts.waiting_days_to_treatment <= treatment_starts.limit_days, false
    ) as is_within_standard
from treatment_starts
inner join last_clock_starts
    on
        treatment_starts.edition_id = last_clock_starts.edition_id
        and treatment_starts.partnership_code = last_clock_starts.partnership_code
        and treatment_starts.pathway_id = last_clock_starts.pathway_id
inner join clock_starts
    on
        last_clock_starts.edition_id = clock_starts.edition_id
        and last_clock_starts.partnership_code = clock_starts.partnership_code
        and last_clock_starts.pathway_id = clock_starts.pathway_id
        and last_clock_starts.clock_started_on = clock_starts.clock_started_on
