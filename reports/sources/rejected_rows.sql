-- site only
-- committee
-- may be empty
select
    extracts.extract_title,
    extracts.owner_role,
    rejected.file_name,
    rejected.line_number,
    rejected.column_name,
    rejected.reason_code,
    rejected.expected,
    rejected.what_to_do
from quality.rejected_rows as rejected
inner join reference.extract as extracts
    on rejected.extract_name = extracts.extract_name
