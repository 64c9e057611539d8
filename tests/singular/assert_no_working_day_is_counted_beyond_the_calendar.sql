-- A due date in working days beyond the last year whose holidays are known would ignore
-- the holidays of the years after.
with dates as (

    select * from {{ ref('dim_date') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

starts as (

    select
        'core.fct_payback_orders' as fact,
        'first_contact' as standard_id,
        partnership_code,
        edition_id,
        imposed_on as start_on
    from {{ ref('fct_payback_orders') }}
    union all
    select
        'core.fct_unpaid_work_requirements' as fact,
        'unpaid_work_start' as standard_id,
        partnership_code,
        edition_id,
        imposed_on as start_on
    from {{ ref('fct_unpaid_work_requirements') }}
    union all
    select
        'core.fct_registrations' as fact,
        'initial_core_group' as standard_id,
        partnership_code,
        edition_id,
        registered_on as start_on
    from {{ ref('fct_registrations') }}
    where is_core_group_needed

),

horizons as (

    select
        partnership_code,
        max(calendar_on) as known_to,
        max(working_day_number) as last_number
    from dates
    where is_working_day is not null
    group by partnership_code

)

select
    concat(
        starts.fact, ', edition ', starts.edition_id, ', partnership ',
        starts.partnership_code, ': ', count(*), ' rows from ', min(starts.start_on),
        ' on have a due date in working days after ', horizons.known_to,
        ', the last day whose holidays are known. Add the council''s holidays of the ',
        'year after to seeds/reference/council_holiday.csv, and the bank''s to ',
        'bank_holiday.csv.'
    ) as message
from starts
inner join standards
    on
        starts.standard_id = standards.standard_id
        and starts.partnership_code = standards.partnership_code
        and starts.start_on between standards.effective_from and standards.effective_to
        and standards.limit_unit = 'working_days'
inner join horizons
    on starts.partnership_code = horizons.partnership_code
left join dates
    on
        starts.partnership_code = dates.partnership_code
        and starts.start_on = dates.calendar_on
where
    starts.start_on > horizons.known_to
    or dates.working_day_number + standards.limit_value > horizons.last_number
group by
    starts.fact,
    starts.edition_id,
    starts.partnership_code,
    horizons.known_to
