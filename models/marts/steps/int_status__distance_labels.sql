-- The distance of a status in words: "1 more meeting held in time would make this some
-- concerns".
--
-- 1. A case that counts no longer is one more of those that do not count; of a count or a
--    rate, it is one fewer.
-- 2. The distance at the previous edition's target is said where that target differs.
with distances as (

    select * from {{ ref('int_status__distances') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

statuses as (

    select * from {{ ref('status') }}

),

directions as (

    select
        *,
        1 as direction_order,
        cases_to_better as added,
        better_status_code as other_status_code
    from distances
    union all
    select
        *,
        2 as direction_order,
        cases_to_worse as added,
        worse_status_code as other_status_code
    from distances

),

spoken as (

    select
        directions.partnership_code,
        directions.edition_id,
        directions.indicator_id,
        directions.target_code,
        directions.direction_order,
        concat(
            cast(abs(directions.added) as {{ dbt.type_string() }}),
            case
                when directions.added < 0 and indicators.uncounted_case is null
                    then ' fewer '
                else ' more '
            end,
            case
                when directions.added = 1 then indicators.counted_case
                when directions.added > 1 then indicators.counted_cases
                when directions.added = -1
                    then coalesce(indicators.uncounted_case, indicators.counted_case)
                else coalesce(indicators.uncounted_cases, indicators.counted_cases)
            end,
            ' would make this ',
            statuses.status_label
        ) as phrase
    from directions
    inner join indicators
        on directions.indicator_id = indicators.indicator_id
    inner join statuses
        on directions.other_status_code = statuses.status_code

),

phrased as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        target_code,
        {{ dbt.listagg('phrase', "', '", 'order by direction_order') }} as phrase
    from spoken
    group by partnership_code, edition_id, indicator_id, target_code

)

select
    distances.partnership_code,
    distances.edition_id,
    distances.indicator_id,
    distances.cases_to_better,
    distances.cases_to_worse,
    previous.status_code as previous_target_status_code,
    previous.cases_to_better as previous_target_cases_to_better,
    previous.cases_to_worse as previous_target_cases_to_worse,
    case
        when phrases.phrase is not null
            then concat(
                    phrases.phrase,
                    case
                        when previous.status_code is not null
                            then concat(
                                    '; at the target of the previous report it ',
                                    'would be ',
                                    previous_statuses.status_label
                                )
                        else ''
                    end,
                    case
                        when previous_phrases.phrase is not null
                            then concat(' (', previous_phrases.phrase, ')')
                        else ''
                    end
                )
    end as distance_label
from distances
left join phrased as phrases
    on
        distances.partnership_code = phrases.partnership_code
        and distances.edition_id = phrases.edition_id
        and distances.indicator_id = phrases.indicator_id
        and distances.target_code = phrases.target_code
left join distances as previous
    on
        distances.partnership_code = previous.partnership_code
        and distances.edition_id = previous.edition_id
        and distances.indicator_id = previous.indicator_id
        and previous.target_code = 'previous'
        and (
            distances.target != previous.target
            or distances.amber_limit != previous.amber_limit
        )
left join phrased as previous_phrases
    on
        previous.partnership_code = previous_phrases.partnership_code
        and previous.edition_id = previous_phrases.edition_id
        and previous.indicator_id = previous_phrases.indicator_id
        and previous.target_code = previous_phrases.target_code
left join statuses as previous_statuses
    on previous.status_code = previous_statuses.status_code
where distances.target_code = 'in_force'
