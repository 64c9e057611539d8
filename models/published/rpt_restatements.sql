-- A restatement discloses two figures: it is shown where both are shown, the earlier
-- one also in the public series of its closed edition. The number of cases changed is
-- not shown.
with restatements as (

    select * from {{ ref('restatements') }}

),

published_series as (

    select * from {{ ref('rpt_indicator_series') }}

),

closed_public_series as (

    select * from {{ ref('stg_editions__closed_public_series') }}

),

marked as (

    select
        restatements.*,
        current_series.withheld_reason_code is not null
        or earlier_series.withheld_reason_code is not null
        or coalesce(closed_public_series.value_label = '[c]', false) as is_withheld
    from restatements
    inner join published_series as current_series
        on
            restatements.partnership_code = current_series.partnership_code
            and restatements.edition_id = current_series.edition_id
            and restatements.indicator_id = current_series.indicator_id
            and restatements.period_type = current_series.period_type
            and restatements.period_start = current_series.period_start
    inner join published_series as earlier_series
        on
            restatements.partnership_code = earlier_series.partnership_code
            and restatements.earlier_edition_id = earlier_series.edition_id
            and restatements.indicator_id = earlier_series.indicator_id
            and restatements.period_type = earlier_series.period_type
            and restatements.period_start = earlier_series.period_start
    left join closed_public_series
        on
            restatements.partnership_code = closed_public_series.partnership_code
            and restatements.earlier_edition_id = closed_public_series.edition_id
            and restatements.indicator_id = closed_public_series.indicator_id
            and restatements.period_type = closed_public_series.period_type
            and restatements.period_start = closed_public_series.period_start

)

select
    partnership_code,
    edition_id,
    earlier_edition_id,
    earlier_title,
    indicator_id,
    period_type,
    period_start,
    period_label,
    is_newest_period,
    other_period_count,
    case when is_withheld then '[c]' else earlier_value_label end
        as earlier_value_label,
    case when is_withheld then '[c]' else value_label end as value_label,
    case
        when is_withheld
            then 'Not shown, to protect the people behind a small number'
        else explanation
    end as explanation
from marked
