select * from warehouse.status_summary
order by edition_id, status_order
