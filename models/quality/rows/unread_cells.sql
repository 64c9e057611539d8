with outcomes as (

    select * from {{ ref('row_outcomes') }}

),

reasons as (

    select * from {{ ref('refusal_reason') }}

),

cells as (

    select
        extract_name,
        file_name,
        record_number,
        line_number,
        {{ each_word('unread_cells') }} as cell
    from outcomes
    where
        unread_cells is not null
        and outcome_code != 'rejected'

)

select
    cells.extract_name,
    cells.file_name,
    cells.record_number,
    cells.line_number,
    split_part(cells.cell, ':', 1) as column_name,
    split_part(cells.cell, ':', 2) as reason_code,
    reasons.expected,
    reasons.what_to_do
from cells
left join reasons
    on split_part(cells.cell, ':', 2) = reasons.reason_code
group by all
