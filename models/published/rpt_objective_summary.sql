{{ counted_by_objective(
    statuses=ref('rpt_indicator_status'),
    links=ref('rpt_indicator_objectives'),
    objectives=ref('dim_objective')
) }}
