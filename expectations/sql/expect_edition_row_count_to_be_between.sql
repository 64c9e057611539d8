-- Of a fact: the row count of the newest edition compared with that of the previous one.
with editions as (

    select
        editions.edition_id,
        editions.previous_edition_id
    from core.dim_edition as editions
    where editions.previous_edition_id is not null

),

row_counts as (

    select
        edition_id,
        count(*) as row_count
    from $batch
    group by edition_id

)

select
    editions.edition_id as place,
    abs(coalesce(row_counts.row_count, 0) - previous_counts.row_count) as faulty_rows
from editions
left join row_counts
    on editions.edition_id = row_counts.edition_id
left join row_counts as previous_counts
    on editions.previous_edition_id = previous_counts.edition_id
where
    coalesce(row_counts.row_count, 0) < $min_share * previous_counts.row_count
    or coalesce(row_counts.row_count, 0) > $max_share * previous_counts.row_count
