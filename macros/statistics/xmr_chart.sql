{#- 1. Mean and mean moving range are those of a rebase group, or of its first values
       where they are fixed; the limits lie 2.66 mean moving ranges from the mean.
    2. A moving range of 3.267 times their mean or more is excluded from it, once, where
       outliers are screened; its point stays in the mean. Where this leaves none but
       moving ranges of 0, all of them count.
    3. A point has one label: beyond a limit; part of a trend (seven points, each further
       the same way; if in two trends, the later); one of two in three between inner and
       outer limit, all three on one side of the mean; part of a shift (seven points on
       one side).
    4. A period without a value breaks every run and has no moving range on either side.
    5. A point within a trillionth of a line counts as on it: doubles are not exact. -#}
{% macro xmr_chart(
    relation,
    series_columns,
    order_column,
    value_column,
    rebase='false',
    fixed_points='cast(null as integer)',
    polarity="'none'",
    lowest='cast(null as double)',
    highest='cast(null as double)',
    screen_outliers=true
) -%}
{%- set series = series_columns | join(', ') -%}
    with {{ xmr_limits(
        relation,
        series,
        order_column,
        value_column,
        rebase,
        fixed_points,
        polarity,
        lowest,
        highest,
        screen_outliers
    ) | trim }},

    {{ xmr_special_causes(series) | trim }}

    select
        {{ series }},
        {{ order_column }},
        value,
        rebase_group,
        point_count,
        point_count < 13 as is_short,
        case when coalesce(fixed_points >= 12, true) then average end as process_mean,
        abs(step) as moving_range,
        case when coalesce(fixed_points >= 12, true) then screened_range end
            as mean_moving_range,
        case when limits_reason_code is null then average - 2.66e0 * screened_range end
            as lower_process_limit,
        case when limits_reason_code is null then average + 2.66e0 * screened_range end
            as upper_process_limit,
        case
            when limits_reason_code is null
                then greatest(average - 2.66e0 * screened_range, lowest)
        end as lower_limit_shown,
        case
            when limits_reason_code is null
                then least(average + 2.66e0 * screened_range, highest)
        end as upper_limit_shown,
        case
            when value is null or limits_reason_code is not null then null
            when special_cause_rule is null then 'common_cause'
            when polarity = 'none' then concat('neutral_', special_cause_direction)
            when (polarity = 'higher_is_better') = (special_cause_direction = 'high')
                then concat('improvement_', special_cause_direction)
            else concat('concern_', special_cause_direction)
        end as point_type,
        special_cause_rule,
        case when value is null then 'no_value' else limits_reason_code end
            as point_reason_code,
        case when limits_reason_code is null then screening_code end as screening_code,
        concat(
            'NHSRplotthedots 0.2.2, outliers ',
            case
                when screening_code = 'left_no_range'
                    then 'kept because no other figure varies'
                else '{{ 'screened' if screen_outliers else 'kept' }}'
            end
        ) as rule_set
    from labelled
{%- endmacro %}
