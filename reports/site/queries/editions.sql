select * from warehouse.report_editions
order by data_cut_off_on desc
