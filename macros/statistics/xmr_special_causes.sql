{#- The CTEs placed to labelled of xmr_chart: the position of a point and its run. -#}
{% macro xmr_special_causes(series) -%}
{%- set in_order = 'partition by ' ~ series ~ ', rebase_group order by point_number' -%}
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

    -- each run is marked at its last point
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
{%- endmacro %}
