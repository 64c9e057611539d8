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
    count(*) filter (where registrations.is_re_registration) as numerator,
    count(*) as denominator
from registrations
inner join periods
    on
        periods.period_type = 'rolling_year'
        and registrations.registered_on
        between periods.period_start and periods.period_end
group by registrations.partnership_code, registrations.edition_id, periods.period_start
