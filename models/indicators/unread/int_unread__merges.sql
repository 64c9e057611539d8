-- A merge matters for children with an episode or at planning meetings. A record that is
-- lost for its key is merged only if it says so.
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

met as (

    select
        edition_id,
        partnership_code,
        person_id
    from {{ ref('stg_child_protection__planning_meetings') }}
    where person_id is not null
    group by edition_id, partnership_code, person_id

),

resolved as (

    select * from {{ ref('int_unread__person_records') }}

)

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'merged_child' as subject_kind,
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
where
    (unread.is_floating or looked_after.person_id is not null)
    and (
        unread.is_line_fault
        or unread.merged_into_person_id is not null
        or {{ is_unread('unread.unread_cells', 'merged_into_id') }}
    )

union all

select
    'sw_person' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'met_child' as subject_kind,
    unread.subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    cast(null as date) as earliest_on,
    cast(null as date) as latest_on,
    1 as possible_cases
from resolved as unread
left join met
    on
        unread.edition_id = met.edition_id
        and unread.partnership_code = met.partnership_code
        and unread.subject_id = met.person_id
where
    (unread.is_floating or met.person_id is not null)
    and (
        unread.is_line_fault
        or unread.merged_into_person_id is not null
        or {{ is_unread('unread.unread_cells', 'merged_into_id') }}
    )
