-- Of the statuses: indicators with major concerns and no remedial action.
select statuses.indicator_id as place
from $batch as statuses
left join marts.remedial_actions as actions
    on
        statuses.partnership_code = actions.partnership_code
        and statuses.edition_id = actions.edition_id
        and statuses.indicator_id = actions.indicator_id
where
    statuses.status_code = 'major_concerns'
    and actions.indicator_id is null
