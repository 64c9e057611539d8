select distinct partnership_name
from {marts}report_editions
order by partnership_name
