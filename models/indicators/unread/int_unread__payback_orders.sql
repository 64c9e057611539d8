-- 1. An order whose first contact is not recorded, or that has not been terminated, is in
--    neither figure.
-- 2. An order touches the unpaid work requirements that it holds.
with requirements as (

    select * from {{ ref('stg_justice__unpaid_work_requirements') }}

),

unread as (

    {{ unread_records(
        'js_cpo_order', ['payback_order_id', 'imposed_on', 'first_contact_on', 'terminated_on']
    ) }}

)

select
    'js_cpo_order' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'order_contacted' as subject_kind,
    unread.record_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.imposed_on as earliest_on,
    coalesce(unread.imposed_on, unread.terminated_on) as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.first_contact_on is not null
        or {{ is_unread('unread.unread_cells', 'first_contact_date') }}
    )

union all

select
    'js_cpo_order' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'order_terminated' as subject_kind,
    unread.record_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(unread.terminated_on, unread.imposed_on) as earliest_on,
    unread.terminated_on as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.terminated_on is not null
        or {{ is_unread('unread.unread_cells', 'terminated_date') }}
    )

union all

select
    'js_cpo_order' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'requirement_of_order' as subject_kind,
    requirements.unpaid_work_requirement_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    cast(null as date) as earliest_on,
    cast(null as date) as latest_on,
    1 as possible_cases
from unread
left join requirements
    on
        unread.edition_id = requirements.edition_id
        and unread.partnership_code = requirements.partnership_code
        and unread.payback_order_id = requirements.payback_order_id
where
    unread.is_of_newest_dump
    and (
        unread.is_floating
        or (
            requirements.unpaid_work_requirement_id is not null
            and (
                unread.is_held_over
                or requirements.imposed_on is null
                or {{ is_unread('unread.unread_cells', 'transferred_in') }}
            )
        )
    )
