-- Placeholders whose text would disclose a withheld figure or status.
with figures as (

    select * from {{ ref('report_figures') }}

),

changes as (

    select * from {{ ref('rpt_edition_changes') }}

),

withheld_periods as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

-- the reasons of a period are shown together or not at all
withheld_reasons as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start
    from {{ ref('rpt_lateness_reasons') }}
    where reason_code = 'withheld'

),

-- a count of an edition discloses every figure or status that it counts
withheld_counts as (

    select
        partnership_code,
        edition_id,
        count(*) filter (
            where status_label = '[c]' or previous_status_label = '[c]'
        ) as status_count,
        count(*) filter (where value_change_label = '[c]') as value_change_count
    from changes
    group by partnership_code, edition_id

)

select
    figures.partnership_code,
    figures.edition_id,
    figures.figure_name
from figures
left join changes
    on
        figures.partnership_code = changes.partnership_code
        and figures.edition_id = changes.edition_id
        and figures.indicator_id = changes.indicator_id
left join withheld_periods
    on
        figures.partnership_code = withheld_periods.partnership_code
        and figures.edition_id = withheld_periods.edition_id
        and figures.indicator_id = withheld_periods.indicator_id
        and figures.period_start = withheld_periods.period_start
left join withheld_reasons
    on
        figures.partnership_code = withheld_reasons.partnership_code
        and figures.edition_id = withheld_reasons.edition_id
        and figures.indicator_id = withheld_reasons.indicator_id
        and figures.period_start = withheld_reasons.period_start
left join withheld_counts
    on
        figures.partnership_code = withheld_counts.partnership_code
        and figures.edition_id = withheld_counts.edition_id
where
    case figures.discloses_code
        when 'value' then changes.value_label = '[c]'
        when 'period_value' then withheld_periods.period_start is not null
        when 'reason' then withheld_reasons.period_start is not null
        when 'previous_value' then changes.previous_value_label = '[c]'
        when 'value_change' then changes.value_change_label = '[c]'
        when 'status' then changes.status_label = '[c]'
        when 'previous_status' then changes.previous_status_label = '[c]'
        when 'status_change' then changes.status_change_label = '[c]'
        when 'statuses' then withheld_counts.status_count > 0
        when 'value_changes' then withheld_counts.value_change_count > 0
    end
