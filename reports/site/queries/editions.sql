select * from warehouse.report_editions
order by position_from_newest
