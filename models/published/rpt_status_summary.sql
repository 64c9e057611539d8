{{ counted_by_status(statuses=ref('rpt_indicator_status'), codes=ref('status')) }}
