-- For each indicator in force at an edition: one row of indicator_target, decided by
-- the cut-off and in force on the day that the status applies to.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

targets as (

    select * from {{ ref('indicator_target') }}

)

select
    concat(
        'Indicator ',
        statuses.indicator_id,
        ', edition ',
        statuses.edition_id,
        ': ',
        count(targets.indicator_id),
        ' rows of seeds/reference/indicator_target.csv are in force on ',
        coalesce(min(statuses.period_end), min(editions.covers_to)),
        '. Expected exactly one, decided on or before ',
        min(editions.data_cut_off_on),
        ': correct effective_from, effective_to or decided_on.'
    ) as message
from statuses
inner join editions
    on statuses.edition_id = editions.edition_id
left join targets
    on
        statuses.partnership_code = targets.partnership_code
        and statuses.indicator_id = targets.indicator_id
        and coalesce(statuses.period_end, editions.covers_to)
        between targets.effective_from and targets.effective_to
        and editions.data_cut_off_on >= targets.decided_on
group by statuses.partnership_code, statuses.edition_id, statuses.indicator_id
having count(targets.indicator_id) != 1
