select
    edition_id,
    min(title) as title,
    max(covers_to) as covers_to
from {marts}report_editions
group by edition_id
order by edition_id desc
