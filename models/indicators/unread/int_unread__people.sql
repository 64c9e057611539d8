-- 1. The support of an unaccompanied young person is on the record itself.
-- 2. Birth and death matter for children with an episode (from its start on), at an
--    investigation or referred to diversion.
with looked_after as (

    select
        edition_id,
        partnership_code,
        person_id,
        min(started_on) as started_on
    from {{ ref('stg_looked_after__episodes') }}
    where person_id is not null
    group by edition_id, partnership_code, person_id

),

referred as (

    select
        edition_id,
        partnership_code,
        person_id
    from {{ ref('stg_justice__youth_diversion_referrals') }}
    where person_id is not null
    group by edition_id, partnership_code, person_id

),

investigations as (

    select * from {{ ref('stg_child_protection__investigations') }}

),

investigation_days as (

    select * from {{ ref('int_unread__investigation_days') }}

),

resolved as (

    select * from {{ ref('int_unread__person_records') }}

)

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'supported_person' as subject_kind,
    unread.subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(unread.unaccompanied_from, unread.born_on) as earliest_on,
    unread.unaccompanied_to as latest_on,
    1 as possible_cases
from resolved as unread
where
    unread.is_line_fault
    or unread.is_unaccompanied
    or {{ is_unread('unread.unread_cells', 'uasc_flag') }}
    or (
        unread.is_held_over
        and unread.is_unaccompanied
    )

union all

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'looked_after_child' as subject_kind,
    unread.subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    looked_after.started_on as earliest_on,
    cast(null as date) as latest_on,
    1 as possible_cases
from resolved as unread
left join looked_after
    on
        unread.edition_id = looked_after.edition_id
        and unread.partnership_code = looked_after.partnership_code
        and unread.subject_id = looked_after.person_id
where unread.is_floating or looked_after.person_id is not null

union all

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'referred_person' as subject_kind,
    unread.subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    cast(null as date) as earliest_on,
    cast(null as date) as latest_on,
    1 as possible_cases
from resolved as unread
left join referred
    on
        unread.edition_id = referred.edition_id
        and unread.partnership_code = referred.partnership_code
        and unread.subject_id = referred.person_id
where unread.is_floating or referred.person_id is not null

union all

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'investigation' as subject_kind,
    investigations.investigation_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    investigation_days.earliest_on,
    investigation_days.latest_on,
    1 as possible_cases
from resolved as unread
left join investigations
    on
        unread.edition_id = investigations.edition_id
        and unread.partnership_code = investigations.partnership_code
        and unread.subject_id = investigations.person_id
left join investigation_days
    on
        investigations.edition_id = investigation_days.edition_id
        and investigations.partnership_code = investigation_days.partnership_code
        and investigations.investigation_id = investigation_days.investigation_id
where unread.is_floating or investigations.investigation_id is not null
