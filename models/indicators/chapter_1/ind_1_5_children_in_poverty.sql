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
    statistics.numerator,
    statistics.denominator
from statistics
inner join partnerships
    on
        statistics.partnership_code = partnerships.partnership_code
        and statistics.area_code = partnerships.council_code
where
    statistics.measure = 'LGBF-CHN24'
    and statistics.period_type = 'financial_year'
    -- withheld or withdrawn, not published as a value alone
    and (statistics.numerator is not null or statistics.value is null)
