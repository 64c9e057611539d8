with outcomes as (

    {{ union_of_row_outcomes() }}

)

select
    extract_name,
    file_name,
    record_number,
    line_number,
    partnership_code,
    extracted_on,
    refusal_reasons,
    outcome_code
from outcomes
