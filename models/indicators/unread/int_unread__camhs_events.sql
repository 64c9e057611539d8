-- An event touches its pathway: the period of its first treatment as far as that is
-- known, and for an appointment those before it from the day of the appointment.
with events as (

    select * from {{ ref('stg_camhs__events') }}

),

unread as (

    {{ unread_records('camhs_captnd', ['pathway_id', 'event_type_code', 'event_on']) }}

),

first_treatments as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        min(event_on) as treated_on
    from events
    where
        event_type_code = 'appointment'
        and purpose_code = 'treatment'
        and attendance_code = 'attended'
        and not is_held_over
    group by edition_id, partnership_code, pathway_id

)

select
    'camhs_captnd' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'pathway' as subject_kind,
    unread.pathway_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    case
        when unread.event_type_code = 'appointment' then unread.event_on
        else first_treatments.treated_on
    end as earliest_on,
    first_treatments.treated_on as latest_on,
    1 as possible_cases
from unread
left join first_treatments
    on
        unread.edition_id = first_treatments.edition_id
        and unread.partnership_code = first_treatments.partnership_code
        and unread.pathway_id = first_treatments.pathway_id
where
    unread.is_of_newest_dump
    and (
        unread.event_type_code = 'appointment'
        or first_treatments.treated_on is not null
        or unread.pathway_id is null
    )
