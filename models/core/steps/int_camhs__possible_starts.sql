-- The clock of a wait may start on the day of the referral, and anew on each day, up to
-- the start of treatment, of an appointment that the patient cancelled, did not wait
-- for or did not attend. An appointment that the service cancelled does not restart it.
with treatment_starts as (

    select * from {{ ref('int_camhs__treatment_starts') }}

),

events as (

    select * from {{ ref('stg_camhs__events') }}

),

possible_starts as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        referred_on as clock_started_on,
        first_treated_on,
        limit_days
    from treatment_starts
    union distinct
    select
        treatment_starts.edition_id,
        treatment_starts.partnership_code,
        treatment_starts.pathway_id,
        events.event_on as clock_started_on,
        treatment_starts.first_treated_on,
        treatment_starts.limit_days
    from treatment_starts
    inner join events
        on
            treatment_starts.edition_id = events.edition_id
            and treatment_starts.partnership_code = events.partnership_code
            and treatment_starts.pathway_id = events.pathway_id
            and events.event_on
            between treatment_starts.referred_on and treatment_starts.first_treated_on
    where
        events.dataset_code = 'camhs'
        and events.event_type_code = 'appointment'
        and events.attendance_code
        in ('cancelled_by_patient', 'did_not_wait', 'did_not_attend')

)

select
    edition_id,
    partnership_code,
    pathway_id,
    clock_started_on,
    first_treated_on,
    limit_days,
    lead(clock_started_on) over (
        partition by edition_id, partnership_code, pathway_id
        order by clock_started_on
    ) as next_start_on
from possible_starts
