with registrations as (

    select * from {{ ref('fct_registrations') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    registrations.partnership_code,
    registrations.edition_id,
    periods.period_start,
    concat_ws(
        '|', registrations.planning_meeting_id, registrations.person_id
    ) as case_id,
    registrations.person_id as subject_id,
    true as is_in_scope,
    1 as numerator,
    cast(null as integer) as denominator
from registrations
inner join periods
    on
        periods.period_type = 'quarter'
        and registrations.registered_on <= periods.period_end
        and coalesce(registrations.deregistered_on > periods.period_end, true)
