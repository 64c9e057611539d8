-- site only
-- committee
-- may be empty
with cells as (

    select
        *,
        true as is_row_refused
    from quality.rejected_rows

    union all

    select
        *,
        false as is_row_refused
    from quality.unread_cells

)

select
    extracts.extract_title,
    extracts.owner_role,
    cells.file_name,
    cells.line_number,
    cells.column_name,
    cells.reason_code,
    case when cells.is_row_refused then 'The row' else 'The cell' end as left_out,
    cells.expected,
    cells.what_to_do
from cells
inner join reference.extract as extracts
    on cells.extract_name = extracts.extract_name
