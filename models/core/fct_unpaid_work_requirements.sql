-- 1. A requirement is in time when completed within the standard of its level, counted
--    from the day of imposition (int_unpaid_work__levelled). Extra time allowed by a
--    court is in a second column that no indicator uses.
-- 2. The court's limit is the date that it set, or the standard's; an order with time
--    left in April 2020 had it extended, and courts then had to allow a minimum.
-- 3. The placement is due to start by the standard of the day of imposition (day 0).
with levelled as (

    select * from {{ ref('int_unpaid_work__levelled') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

limited as (

    select
        levelled.*,
        {{ limit_end('levelled.imposed_on', 'standards') }} as due_on,
        coalesce(
            levelled.court_time_limit_on,
            {{ limit_end('levelled.imposed_on', 'standards') }}
        ) as court_limit_on,
        extensions.limit_value as extension_months,
        extensions.decided_on as extended_on,
        {{ plus_months('levelled.imposed_on', 'minimums.limit_value') }}
            as court_minimum_on,
        start_days.working_day_number + start_standards.limit_value
            as placement_due_number
    from levelled
    left join standards
        on
            levelled.standard_id = standards.standard_id
            and levelled.partnership_code = standards.partnership_code
            and levelled.imposed_on
            between standards.effective_from and standards.effective_to
    left join standards as extensions
        on
            extensions.standard_id = 'unpaid_work_extension'
            and levelled.partnership_code = extensions.partnership_code
            and levelled.imposed_on
            between extensions.effective_from and extensions.effective_to
    left join standards as minimums
        on
            minimums.standard_id = 'unpaid_work_minimum'
            and levelled.partnership_code = minimums.partnership_code
            and levelled.imposed_on
            between minimums.effective_from and minimums.effective_to
    left join standards as start_standards
        on
            start_standards.standard_id = 'unpaid_work_start'
            and levelled.partnership_code = start_standards.partnership_code
            and levelled.imposed_on
            between start_standards.effective_from and start_standards.effective_to
    left join dates as start_days
        on
            levelled.partnership_code = start_days.partnership_code
            and levelled.imposed_on = start_days.calendar_on

),

extended as (

    select
        limited.*,
        due_days.calendar_on as placement_due_on,
        greatest(
            limited.court_minimum_on,
            case
                when limited.court_limit_on >= limited.extended_on
                    then
                        {{ plus_months(
                            'limited.court_limit_on', 'limited.extension_months'
                        ) }}
                else limited.court_limit_on
            end
        ) as extended_court_limit_on
    from limited
    left join dates as due_days
        on
            limited.partnership_code = due_days.partnership_code
            and limited.placement_due_number = due_days.working_day_number
            and due_days.is_working_day

)

select
    edition_id,
    partnership_code,
    unpaid_work_requirement_id,
    payback_order_id,
    unpaid_work_level,
    imposed_on,
    placement_due_on,
    first_placement_on,
    is_placement_start_known,
    coalesce(first_placement_on <= placement_due_on, false)
        as is_placement_started_within_standard,
    due_on,
    extended_court_limit_on as court_limit_on,
    completed_on,
    outcome_code = 'completed' as is_successfully_completed,
    coalesce(completed_on <= due_on, false) as is_completed_within_standard,
    coalesce(completed_on <= extended_court_limit_on, false)
        as is_completed_within_court_limit,
    not_in_time_reason_code
from extended
