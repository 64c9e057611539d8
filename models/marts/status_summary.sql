{{ counted_by_status(statuses=ref('indicator_status'), codes=ref('status')) }}
