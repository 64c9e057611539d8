-- Of the statuses of the newest edition: those that what could not be read may change.
select statuses.indicator_id as place
from $batch as statuses
inner join core.dim_edition as editions
    on statuses.edition_id = editions.edition_id
where
    not statuses.is_status_firm
    and editions.data_cut_off_on = (
        select max(newest.data_cut_off_on)
        from core.dim_edition as newest
    )
