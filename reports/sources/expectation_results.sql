-- site only
-- committee
select
    layer,
    relation,
    check_name,
    severity,
    dimension,
    description,
    what_to_do,
    extract_name,
    outcome,
    found_count,
    places,
    acceptance
from quality.expectation_results
where run_id = (select max(run_id) from quality.runs where outcome = 'published')
