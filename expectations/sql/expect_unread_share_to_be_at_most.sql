-- Of the rows of an extract: columns of a dump of which too many cells could not be read.
with cells as (

    select
        typed.extracted_on,
        split_part(unnest(string_split(typed.unread_cells, ' ')), ':', 1)
            as column_name
    from $batch as typed
    where typed.unread_cells is not null

),

row_counts as (

    select
        extracted_on,
        count(*) as row_count
    from $batch
    group by extracted_on

)

select
    concat(cells.column_name, ' of ', cells.extracted_on) as place,
    count(*) as faulty_rows
from cells
inner join row_counts
    on cells.extracted_on = row_counts.extracted_on
group by cells.column_name, cells.extracted_on, row_counts.row_count
having count(*) > greatest($max_cells, $max_share * row_counts.row_count)
