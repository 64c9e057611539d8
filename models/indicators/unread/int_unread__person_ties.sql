-- 1. Birth and death matter for children with an episode, at an investigation or its
--    meetings, and for young people referred to diversion.
-- 2. A merge joins all records of a person: of being looked after, from the first of them
--    on, and of planning meetings and core groups.
{% set tied_records = [
    ('looked_after_child', 'looked_after__episodes', 'person_id', 'started_on'),
    ('merged_child', 'looked_after__episodes', 'person_id', 'started_on'),
    ('merged_child', 'looked_after__reviews', 'person_id', 'due_on'),
    ('merged_child', 'looked_after__health_assessments', 'person_id', 'notified_on'),
    ('met_child', 'child_protection__planning_meetings', 'person_id', 'null'),
    ('met_child', 'child_protection__core_groups', 'person_id', 'null'),
    ('referred_person', 'justice__youth_diversion_referrals', 'person_id', 'null'),
    ('investigation', 'child_protection__investigations', 'investigation_id', 'null'),
    ('investigation', 'child_protection__planning_meetings', 'investigation_id', 'null'),
] %}

with investigation_days as (

    select * from {{ ref('int_unread__investigation_days') }}

),

records as (

    {%- for subject_kind, staged, subject_id, on_day in tied_records %}
        select
            edition_id,
            partnership_code,
            person_id,
            '{{ subject_kind }}' as subject_kind,
            {{ subject_id }} as subject_id,
            cast({{ on_day }} as date) as on_day
        from {{ ref('stg_' ~ staged) }}
        {{ 'union all' if not loop.last }}
    {%- endfor %}

),

-- without a day that can be read there is no limit
ties as (

    select
        edition_id,
        partnership_code,
        person_id,
        subject_kind,
        subject_id,
        case when count(*) = count(on_day) then min(on_day) end as first_on
    from records
    where
        person_id is not null
        and subject_id is not null
    group by edition_id, partnership_code, person_id, subject_kind, subject_id

)

select
    ties.edition_id,
    ties.partnership_code,
    ties.person_id,
    ties.subject_kind,
    ties.subject_id,
    coalesce(ties.first_on, investigation_days.earliest_on) as earliest_on,
    investigation_days.latest_on
from ties
left join investigation_days
    on
        ties.subject_kind = 'investigation'
        and ties.edition_id = investigation_days.edition_id
        and ties.partnership_code = investigation_days.partnership_code
        and ties.subject_id = investigation_days.investigation_id
