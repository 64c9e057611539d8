-- A file with no accepted row was probably exported or read wrongly. Where the cause is
-- its partnership, assert_every_dump_has_a_known_partnership reports it.
with rejected as (

    select * from {{ ref('rejected_rows') }}

),

outcomes as (

    select * from {{ ref('row_outcomes') }}

),

refused_files as (

    select
        extract_name,
        file_name,
        count(*) as row_count
    from outcomes
    group by extract_name, file_name
    having
        count(*) = count(*) filter (where outcome_code = 'rejected')
        and count(*) > count(*) filter (
            where
            extracted_on is not null
            and refusal_reasons like '%partnership_code:%'
        )

),

first_faults as (

    select
        refused_files.extract_name,
        refused_files.file_name,
        refused_files.row_count,
        min(rejected.line_number) as line_number,
        min_by(rejected.column_name, rejected.line_number) as column_name,
        min_by(rejected.expected, rejected.line_number) as expected
    from refused_files
    inner join rejected
        on
            refused_files.extract_name = rejected.extract_name
            and refused_files.file_name = rejected.file_name
    group by
        refused_files.extract_name, refused_files.file_name, refused_files.row_count

)

select
    concat(
        file_name,
        ', line ',
        line_number,
        ', column ',
        column_name,
        ': refused, as is every one of the ',
        row_count,
        ' rows of the file. Expected there: ',
        expected,
        '. Correct the export and send it again.'
    ) as message
from first_faults
