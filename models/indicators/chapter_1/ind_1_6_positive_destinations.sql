with leavers as (

    select * from {{ ref('fct_school_leavers') }}

)

select
    partnership_code,
    edition_id,
    leaver_year_starts_on as period_start,
    concat_ws(
        '|',
        candidate_number_hash,
        cast(leaver_year_starts_on as {{ dbt.type_string() }})
    ) as case_id,
    concat_ws(
        '|',
        candidate_number_hash,
        cast(leaver_year_starts_on as {{ dbt.type_string() }})
    ) as subject_id,
    is_looked_after as is_in_scope,
    cast(is_in_positive_initial_destination as integer) as numerator,
    1 as denominator
from leavers
