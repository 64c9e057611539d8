-- Of the restatements: periods that lost cases since an earlier edition.
select
    concat(edition_id, ' against ', earlier_edition_id, ', ', indicator_id) as place,
    count(*) as faulty_rows
from $batch
where
    withdrawn_case_count >= $min_cases
    and withdrawn_case_count > $max_share * earlier_denominator
group by edition_id, earlier_edition_id, indicator_id
