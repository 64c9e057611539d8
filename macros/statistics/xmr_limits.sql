{#- The CTEs numbered to limited of xmr_chart: rebase groups, mean and limits. -#}
{% macro xmr_limits(
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
) -%}
{%- set group = 'partition by ' ~ series ~ ', rebase_group' -%}
{%- set in_order = group ~ ' order by point_number' -%}
{#- a sum of doubles depends on the order: an average is of all points in theirs -#}
{%- set all_in_order =
    in_order ~ ' rows between unbounded preceding and unbounded following' -%}
    numbered as (

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
            avg(case when is_in_baseline then value end) over ({{ all_in_order }})
                as average,
            avg(case when is_in_baseline then abs(step) end) over ({{ all_in_order }})
                as average_range
        from ranged

    ),

    screened as (

        select
            *,
            {% if screen_outliers -%}
            avg(
                case
                    when
                        is_in_baseline
                        and abs(step) < 3.267e0 * average_range * (1 - 1e-12)
                        then abs(step)
                end
            ) over ({{ all_in_order }})
            {%- else -%}
            average_range
            {%- endif %} as range_without_outliers
        from averaged

    ),

    chosen as (

        select
            *,
            case
                when average_range = 0 or range_without_outliers = 0
                    then average_range
                else range_without_outliers
            end as screened_range,
            case
                {% if screen_outliers -%}
                when average_range > 0 and range_without_outliers = 0
                    then 'left_no_range'
                when average_range > 0 then 'screened'
                {%- else -%}
                when average_range > 0 then 'not_screened'
                {%- endif %}
            end as screening_code
        from screened

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
        from chosen

    )
{%- endmacro %}
