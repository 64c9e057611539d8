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
    cast(registrations.is_re_registration as integer) as numerator,
    1 as denominator
from registrations
inner join periods
    on
        periods.period_type = 'rolling_year'
        and registrations.registered_on
        between periods.period_start and periods.period_end
