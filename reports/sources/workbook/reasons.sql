-- the shorthands of missing values, each with its reasons
select
    shorthand,
    shorthand_label,
    string_agg(reason_label, '; ' order by reason_code) as reasons
from {marts}reasons
group by all
order by all
