select * from warehouse.site
