{#- 1. Mean and mean moving range are those of a rebase group, or of its first values
       where they are fixed; the limits lie 2.66 mean moving ranges from the mean.
    2. A moving range of 3.267 times their mean or more is left out of it, once, where
       outliers are screened; its point stays in the mean.
    3. A point has one label: beyond a limit; part of a trend (seven points, each further
       the same way; of two trends the later); one of two in three between inner and outer
       limit, all three on one side of the mean; part of a shift (seven points on one side).
    4. A period without a value breaks every run and has no moving range on either side.
    5. What lies nearer than a trillionth to a line lies on it: doubles are not exact. -#}
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
{%- set group = 'partition by ' ~ series ~ ', rebase_group' -%}
{%- set in_order = group ~ ' order by point_number' -%}
    with numbered as (

        select
            {{ series }},
            {{ order_column }},
            cast({{ value_column }} as double) as value,
            coalesce({{ rebase }}, false) as is_rebase,
            {{ fixed_points }} as fixed_points,
            {{ polarity }} as polarity,
            cast({{ lowest }} as double) as lowest,
            cast({{ highest }} as double) as highest,
            row_number() over (
                partition by {{ series }} order by {{ order_column }}
            ) as point_number
        from {{ relation }}

    ),

    grouped as (

        select
            *,
            1 + sum(case when is_rebase and point_number > 1 then 1 else 0 end) over (
                partition by {{ series }} order by point_number
                rows between unbounded preceding and current row
            ) as rebase_group
        from numbered

    ),

    ranged as (

        select
            *,
            count(value) over ({{ group }}) as point_count,
            value - lag(value) over ({{ in_order }}) as step,
            value is not null
            and coalesce(
                count(value) over (
                    {{ in_order }} rows between unbounded preceding and current row
                ) <= fixed_points,
                true
            ) as is_in_baseline
        from grouped

    ),

    averaged as (

        select
            *,
            avg(case when is_in_baseline then value end) over ({{ group }}) as average,
            avg(case when is_in_baseline then abs(step) end) over ({{ group }})
                as average_range
        from ranged

    ),

    screened as (

        select
            *,
            {% if screen_outliers -%}
            case
                when average_range = 0 then average_range
                else avg(
                        case
                            when
                                is_in_baseline
                                and abs(step) < 3.267e0 * average_range * (1 - 1e-12)
                                then abs(step)
                        end
                    ) over ({{ group }})
            end
            {%- else -%}
            average_range
            {%- endif %} as screened_range
        from averaged

    ),

    limited as (

        select
            *,
            case
                when fixed_points < 12 then 'fixed_too_early'
                when screened_range is null then 'no_moving_range'
                when screened_range = 0 then 'no_variation'
            end as limits_reason_code,
            value - average as distance,
            1e-12 * greatest(abs(value), abs(average), 2.66e0 * screened_range)
                as tolerance
        from screened

    ),

    placed as (

        select
            *,
            case
                when limits_reason_code is not null then null
                when distance > tolerance then 1
                when distance < -tolerance then -1
                when distance is not null then 0
            end as side,
            limits_reason_code is null
            and abs(distance) > 2.66e0 * screened_range + tolerance as is_beyond,
            limits_reason_code is null
            and abs(distance) <= 2.66e0 * screened_range + tolerance
            and abs(distance) > 2.66e0 * screened_range * 2 / 3 + tolerance as is_near,
            case
                when limits_reason_code is not null then null
                when step > 0 then 1
                when step < 0 then -1
                when step is not null then 0
            end as way
        from limited

    ),

    -- each run stands at its last point
    ended as (

        select
            *,
            case
                when
                    abs(
                        sum(way) over (
                            {{ in_order }} rows between 5 preceding and current row
                        )
                    ) = 6
                    then way
            end as ended_trend,
            coalesce(
                abs(
                    sum(side) over (
                        {{ in_order }} rows between 6 preceding and current row
                    )
                ) = 7,
                false
            ) as is_end_of_shift,
            coalesce(
                abs(
                    sum(side) over (
                        {{ in_order }} rows between 2 preceding and current row
                    )
                ) = 3
                and sum(case when is_near then 1 else 0 end) over (
                    {{ in_order }} rows between 2 preceding and current row
                ) >= 2,
                false
            ) as is_end_of_two_of_three
        from placed

    ),

    ruled as (

        select
            *,
            -- the later of two trends, and its direction
            max(
                case
                    when ended_trend = 1 then 2 * point_number + 1
                    when ended_trend = -1 then 2 * point_number
                end
            ) over ({{ in_order }} rows between current row and 6 following) % 2
                as trend,
            max(case when is_end_of_shift then 1 else 0 end) over (
                {{ in_order }} rows between current row and 6 following
            ) = 1 as is_in_shift,
            is_near
            and max(case when is_end_of_two_of_three then 1 else 0 end) over (
                {{ in_order }} rows between current row and 2 following
            ) = 1 as is_in_two_of_three
        from ended

    ),

    labelled as (

        select
            *,
            case
                when value is null or limits_reason_code is not null then null
                when is_beyond then 'beyond_limit'
                when trend is not null then 'trend'
                when is_in_two_of_three then 'two_of_three'
                when is_in_shift then 'shift'
            end as special_cause_rule,
            case
                when (not is_beyond) and trend = 1 then 'high'
                when (not is_beyond) and trend = 0 then 'low'
                when side > 0 then 'high'
                else 'low'
            end as special_cause_direction
        from ruled

    )

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
        'NHSRplotthedots 0.2.2, outliers {{ 'screened' if screen_outliers else 'kept' }}'
            as rule_set
    from labelled
{%- endmacro %}
