-- The rating in words: "75% (9/12) in Q2 2022/23" is "20 points below" "the target of
-- 95%", "beyond the 10-point tolerance".
--
-- 1. Without a value, the sentence is the reason; for a number shown without a rating,
--    the number and the reason.
-- 2. On the target, and on its better side, the tolerance is not mentioned.
-- 3. A status that is not firm is marked with a symbol and a word.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

gaps as (

    select * from {{ ref('int_status__gaps') }}

),

distances as (

    select * from {{ ref('int_status__distance_labels') }}

),

statuses as (

    select * from {{ ref('status') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

standings as (

    select * from {{ ref('standing') }}

),

terms as (

    select * from {{ ref('term') }}

),

measured as (

    select
        ratings.*,
        gaps.target_label,
        gaps.gap_phrase,
        concat(latest_periods.value_label, ' in ', latest_periods.period_label)
            as value_phrase
    from ratings
    inner join latest_periods
        on
            ratings.partnership_code = latest_periods.partnership_code
            and ratings.edition_id = latest_periods.edition_id
            and ratings.indicator_id = latest_periods.indicator_id
    left join gaps
        on
            ratings.partnership_code = gaps.partnership_code
            and ratings.edition_id = gaps.edition_id
            and ratings.indicator_id = gaps.indicator_id

),

phrased as (

    select
        *,
        concat(target_name, ' of ', target_label) as target_phrase,
        concat(
            case status_code
                when 'some_concerns' then 'within' else 'beyond'
            end,
            ' the ',
            {{ short_number('tolerance') }},
            case tolerance_kind when 'points' then '-point' else '%' end,
            ' tolerance'
        ) as tolerance_phrase
    from measured

)

select
    phrased.partnership_code,
    phrased.edition_id,
    phrased.indicator_id,
    statuses.status_label,
    phrased.target_label,
    standings.standing_label as target_standing_label,
    terms.term as status_doubt_label,
    distances.cases_to_better,
    distances.cases_to_worse,
    distances.previous_target_status_code,
    distances.distance_label,
    case
        when phrased.value is null
            then concat('No value: ', lower(reasons.reason_label))
        when phrased.status_rule = 'data_only'
            then concat(phrased.value_phrase, '. ', reasons.reason_label)
        when phrased.status_code = 'no_concerns'
            then concat(
                    phrased.value_phrase, ' is ',
                    phrased.gap_phrase, ' ', phrased.target_phrase
                )
        else concat(
                phrased.value_phrase, ' is ',
                phrased.gap_phrase, ' ', phrased.target_phrase,
                ', ', phrased.tolerance_phrase
            )
    end as status_explanation
from phrased
left join statuses
    on phrased.status_code = statuses.status_code
left join terms
    on
        not phrased.is_status_firm
        and terms.term_id = 'status_in_doubt'
left join standings
    on
        phrased.partnership_code = standings.partnership_code
        and phrased.target_standing = standings.standing
left join reasons
    on phrased.status_reason_code = reasons.reason_code
left join distances
    on
        phrased.partnership_code = distances.partnership_code
        and phrased.edition_id = distances.edition_id
        and phrased.indicator_id = distances.indicator_id
