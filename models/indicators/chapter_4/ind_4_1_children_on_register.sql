with registrations as (

    select * from {{ ref('fct_registrations') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

populations as (

    select * from {{ ref('int_population__by_indicator_period') }}

)

select
    populations.partnership_code,
    populations.edition_id,
    populations.period_start,
    count(distinct registrations.person_id) as numerator,
    populations.population as denominator
from populations
inner join periods
    on
        periods.period_type = 'quarter'
        and populations.period_start = periods.period_start
left join registrations
    on
        populations.edition_id = registrations.edition_id
        and populations.partnership_code = registrations.partnership_code
        and periods.period_end >= registrations.registered_on
        and coalesce(periods.period_end < registrations.deregistered_on, true)
where populations.indicator_id = '4.1'
group by all
