with restatements as (

    select * from {{ ref('restatements') }}

),

series as (

    select * from {{ ref('indicator_series') }}

)

select
    concat(
        'Indicator ', restatements.indicator_id, ', edition ', restatements.edition_id,
        ', ', restatements.period_label, ': an earlier edition gave another figure, ',
        'and marts.indicator_series does not mark the period as restated. Look at ',
        'models/marts/indicator_series.sql.'
    ) as message
from restatements
inner join series
    on
        restatements.partnership_code = series.partnership_code
        and restatements.edition_id = series.edition_id
        and restatements.indicator_id = series.indicator_id
        and restatements.period_start = series.period_start
where not series.is_restated
