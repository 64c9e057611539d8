-- how many indicators have which change of status
select
    edition_id,
    count(*) as indicator_count,
    status_change_label
from {marts}edition_changes
where not is_withdrawn
group by all
