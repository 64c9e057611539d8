{{ counted_by_objective(
    statuses=ref('indicator_status'),
    links=ref('indicator_objectives'),
    objectives=ref('dim_objective')
) }}
