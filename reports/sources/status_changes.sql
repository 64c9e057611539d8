-- paper only
-- how many indicators have which change of status
select
    edition_id,
    status_change_order,
    status_change_label,
    count(*) as indicator_count
from {marts}edition_changes
where not is_withdrawn
group by all
