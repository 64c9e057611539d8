-- 1. Only CAMHS counts: psychological therapies are another data set of the extract.
-- 2. The latest submission of a referral applies. A pathway waits from its earliest
--    accepted referral; pending and rejected ones are ignored.
-- 3. Treatment starts at the first attended appointment for treatment. Where that is
--    before the referral, the dates contradict each other and the pathway is excluded.
with events as (

    select * from {{ ref('stg_camhs__events') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

referrals as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        event_on as referred_on,
        max_by(acceptance_code, submitted_on) as acceptance_code
    from events
    where
        dataset_code = 'camhs'
        and event_type_code = 'referral'
    group by edition_id, partnership_code, pathway_id, event_on

),

accepted as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        min(referred_on) as referred_on
    from referrals
    where acceptance_code = 'accepted'
    group by edition_id, partnership_code, pathway_id

),

first_treatments as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        min(event_on) as first_treated_on
    from events
    where
        dataset_code = 'camhs'
        and event_type_code = 'appointment'
        and purpose_code = 'treatment'
        and attendance_code = 'attended'
    group by edition_id, partnership_code, pathway_id

)

select
    accepted.edition_id,
    accepted.partnership_code,
    accepted.pathway_id,
    accepted.referred_on,
    first_treatments.first_treated_on,
    standards.limit_value as limit_days
from accepted
inner join first_treatments
    on
        accepted.edition_id = first_treatments.edition_id
        and accepted.partnership_code = first_treatments.partnership_code
        and accepted.pathway_id = first_treatments.pathway_id
        and accepted.referred_on <= first_treatments.first_treated_on
left join standards
    on
        standards.standard_id = 'camhs_treatment'
        and accepted.partnership_code = standards.partnership_code
        and accepted.referred_on
        between standards.effective_from and standards.effective_to
