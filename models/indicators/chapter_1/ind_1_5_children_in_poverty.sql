with statistics as (

    select * from {{ ref('fct_published_statistics') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

)

select
    statistics.partnership_code,
    statistics.edition_id,
    statistics.period_start,
    concat_ws(
        '|',
        statistics.measure,
        statistics.area_code,
        cast(statistics.period_start as {{ dbt.type_string() }})
    ) as case_id,
    statistics.area_code as subject_id,
    true as is_in_scope,
    statistics.numerator,
    statistics.denominator,
    statistics.value as published_value
from statistics
inner join partnerships
    on
        statistics.partnership_code = partnerships.partnership_code
        and statistics.area_code = partnerships.council_code
where
    statistics.measure = 'LGBF-CHN24'
    and statistics.period_type = 'financial_year'
