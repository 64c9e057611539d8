-- committee
select * from quality.rejected_rows
