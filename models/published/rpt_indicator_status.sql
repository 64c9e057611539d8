with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

disclosure as (

    select * from {{ ref('int_disclosure__marked_statuses') }}

),

closed_public_series as (

    select * from {{ ref('stg_editions__closed_public_series') }}

),

marked as (

    select
        indicator_statuses.*,
        disclosure.withheld_reason_code,
        disclosure.is_withheld,
        disclosure.is_status_withheld,
        disclosure.is_series_withheld,
        disclosure.is_any_edition_withheld,
        disclosure.is_previous_withheld,
        disclosure.is_withheld or disclosure.is_previous_withheld as is_change_withheld,
        disclosure.is_previous_status_withheld,
        closed_public_series.value_label as closed_public_value_label
    from indicator_statuses
    inner join disclosure
        on
            indicator_statuses.partnership_code = disclosure.partnership_code
            and indicator_statuses.edition_id = disclosure.edition_id
            and indicator_statuses.indicator_id = disclosure.indicator_id
    left join closed_public_series
        on
            indicator_statuses.partnership_code = closed_public_series.partnership_code
            and indicator_statuses.edition_id = closed_public_series.edition_id
            and indicator_statuses.indicator_id = closed_public_series.indicator_id
            and indicator_statuses.period_type = closed_public_series.period_type
            and indicator_statuses.period_start = closed_public_series.period_start

)

select
    partnership_code,
    edition_id,
    indicator_id,
    chapter_id,
    title,
    unit,
    polarity,
    period_type,
    period_label,
    period_start,
    period_end,
    case when not is_withheld then numerator end as numerator,
    case when not is_withheld then denominator end as denominator,
    case when not is_withheld then value end as value,
    case when is_withheld then '[c]' else value_label end as value_label,
    value_reason_code,
    withheld_reason_code,
    case when not is_withheld then unknown_count end as unknown_count,
    case when not is_withheld then lowest_value end as lowest_value,
    case when not is_withheld then highest_value end as highest_value,
    case when not is_withheld then bounds_label end as bounds_label,
    case when not is_withheld then lower_limit_95 end as lower_limit_95,
    case when not is_withheld then upper_limit_95 end as upper_limit_95,
    case when not is_withheld then interval_method end as interval_method,
    case when is_withheld then '[c]' else interval_label end as interval_label,
    case when not is_withheld then is_small_number end as is_small_number,
    target,
    target_label,
    amber_limit,
    target_source,
    target_standing,
    target_standing_label,
    case when not is_status_withheld then status_code end as status_code,
    case when is_status_withheld then '[c]' else status_label end as status_label,
    case when not is_status_withheld then status_reason_code end as status_reason_code,
    case when not is_withheld and not is_status_withheld then is_status_firm end
        as is_status_firm,
    case when not is_withheld and not is_status_withheld then status_doubt_label end
        as status_doubt_label,
    case
        when
            is_withheld
            then 'The figure is not shown, to protect the people behind a small number'
        else status_explanation
    end as status_explanation,
    case when not is_withheld then cases_to_better end as cases_to_better,
    case when not is_withheld then cases_to_worse end as cases_to_worse,
    case when not is_withheld then previous_target_status_code end
        as previous_target_status_code,
    case when not is_withheld then distance_label end as distance_label,
    case when not is_status_withheld then override_status_code end
        as override_status_code,
    -- a free-text reason may disclose the figure
    case when not is_withheld then override_note end as override_note,
    case when not is_withheld then correction_note end as correction_note,
    -- as published when the edition was closed
    case
        when correction_note is not null and not is_withheld
            then closed_public_value_label
    end as reported_value_label,
    is_new,
    -- as in rpt_indicator_process_chart
    case when not is_series_withheld then short_trend_code end as short_trend_code,
    case when not is_series_withheld then long_trend_code end as long_trend_code,
    case when is_series_withheld then '[c]' else trend_label end as trend_label,
    case when not is_series_withheld then variation_code end as variation_code,
    case when not is_series_withheld then variation_symbol end as variation_symbol,
    case when is_series_withheld then '[c]' else variation_label end as variation_label,
    case when not is_series_withheld then assurance_code end as assurance_code,
    case when not is_series_withheld then assurance_symbol end as assurance_symbol,
    case when is_series_withheld then '[c]' else assurance_label end as assurance_label,
    case when is_series_withheld then 'withheld_series' else variation_reason_code end
        as variation_reason_code,
    previous_edition_id,
    case when not is_any_edition_withheld then revision_label end as revision_label,
    previous_period_start,
    case when not is_previous_withheld then previous_value end as previous_value,
    case when not is_previous_withheld then previous_value_known_now end
        as previous_value_known_now,
    case when not is_previous_status_withheld then previous_status_code end
        as previous_status_code,
    case when not is_change_withheld then value_change_code end as value_change_code,
    case when not is_change_withheld then value_change_as_reported_code end
        as value_change_as_reported_code,
    case when not is_change_withheld then is_change_within_chance end
        as is_change_within_chance,
    case when is_change_withheld then '[c]' else value_change_label end
        as value_change_label,
    case
        when
            not is_status_withheld and not is_previous_status_withheld
            then status_change_code
    end as status_change_code,
    case
        when is_status_withheld or is_previous_status_withheld then '[c]'
        else status_change_label
    end as status_change_label,
    is_provisional,
    case when not is_withheld then is_restated end as is_restated,
    lag_days,
    population_year
from marked
