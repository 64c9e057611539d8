-- site only
-- committee
select
    layers.layer,
    layers.layer_label,
    layers.layer_order,
    count(results.check_name) as check_count,
    count(*) filter (where results.outcome = 'passed') as passed_count,
    count(*) filter (where results.outcome = 'accepted') as accepted_count,
    count(*) filter (where results.outcome not in ('passed', 'accepted'))
        as failed_count
from reference.layer as layers
left join quality.expectation_results as results
    on
        layers.layer = results.layer
        and results.run_id = (
            select max(runs.run_id) from quality.runs as runs
            where runs.outcome = 'published'
        )
group by layers.layer, layers.layer_label, layers.layer_order
