with young_people as (

    select * from {{ ref('fct_unaccompanied_young_people') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

-- a young person supported twice is one case
select
    young_people.partnership_code,
    young_people.edition_id,
    periods.period_start,
    young_people.person_id as case_id,
    young_people.person_id as subject_id,
    true as is_in_scope,
    1 as numerator,
    cast(null as integer) as denominator
from young_people
inner join periods
    on
        periods.period_type = 'quarter'
        and young_people.supported_from <= periods.period_end
        and coalesce(young_people.supported_to > periods.period_end, true)
group by
    young_people.partnership_code,
    young_people.edition_id,
    periods.period_start,
    young_people.person_id
