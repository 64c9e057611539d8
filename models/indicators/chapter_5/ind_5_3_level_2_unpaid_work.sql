with requirements as (

    select * from {{ ref('fct_unpaid_work_requirements') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    requirements.partnership_code,
    requirements.edition_id,
    periods.period_start,
    requirements.unpaid_work_requirement_id as case_id,
    requirements.unpaid_work_requirement_id as subject_id,
    true as is_in_scope,
    cast(requirements.is_completed_within_standard as integer) as numerator,
    1 as denominator
from requirements
inner join periods
    on
        periods.period_type = 'financial_year'
        and requirements.completed_on
        between periods.period_start and periods.period_end
where
    requirements.unpaid_work_level = 2
    and requirements.is_successfully_completed
