{{ config(enabled=var('sample')) }}
-- What the committee paper of May 2023 states of these indicators, and of the edition
-- before it. A row of `expected` without a value states the status alone.
with paper_indicators (indicator_id) as (

    values
    ('1.1'), ('1.2'), ('1.3'), ('1.4'), ('1.5'), ('1.6'), ('2.1'), ('2.2'),
    ('3.1'), ('3.2'), ('3.3'), ('3.4'), ('3.5'), ('3.6'), ('3.7'),
    ('4.1'), ('4.2'), ('4.3'), ('4.4'), ('4.5'), ('4.6'), ('4.7'), ('4.8'),
    ('5.1'), ('5.2'), ('5.3'), ('5.4')

),

statuses as (

    select indicator_statuses.*
    from {{ ref('indicator_status') }} as indicator_statuses
    inner join paper_indicators
        on indicator_statuses.indicator_id = paper_indicators.indicator_id

),

series as (

    select * from {{ ref('indicator_series') }}

),

expected_values (edition_id, indicator_id, period_label, value_label) as (

    values
    ('2023-03', '4.6', 'Q1 2022/23', '100% (10/10)'),
    ('2023-03', '4.6', 'Q2 2022/23', '75% (9/12)'),
    ('2023-03', '4.5', 'Q3 2022/23', '79% (11/14)')

),

expected_statuses (edition_id, indicator_id, period_label, status_code, is_new) as (

    values
    ('2023-03', '4.6', 'Q2 2022/23', 'major_concerns', false),
    ('2023-03', '4.5', 'Q3 2022/23', 'some_concerns', false),
    ('2023-03', '2.2', 'Q4 2022/23', 'not_applicable', true),
    ('2023-03', '4.8', 'Q3 2022/23', 'not_applicable', true),
    ('2022-03', '4.5', 'Q3 2021/22', 'major_concerns', false),
    ('2022-03', '4.6', 'Q2 2021/22', 'major_concerns', false)

),

expected_counts (edition_id, status_code, indicator_count) as (

    values
    ('2023-03', 'no_concerns', 14),
    ('2023-03', 'some_concerns', 9),
    ('2023-03', 'major_concerns', 1),
    ('2023-03', 'not_applicable', 3),
    ('2023-03', 'all', 27),
    ('2022-03', 'major_concerns', 2),
    ('2022-03', 'all', 25)

),

counted as (

    select
        edition_id,
        case when grouping(status_code) = 1 then 'all' else status_code end
            as status_code,
        count(*) as indicator_count
    from statuses
    group by grouping sets ((edition_id, status_code), (edition_id))

)

select concat(
    'Indicator ', expected_values.indicator_id, ', ', expected_values.period_label, ': expected ',
    expected_values.value_label, ', found ', coalesce(series.value_label, 'nothing'), '.'
) as message
from expected_values
left join series
    on
        expected_values.edition_id = series.edition_id
        and expected_values.indicator_id = series.indicator_id
        and expected_values.period_label = series.period_label
where expected_values.value_label is distinct from series.value_label
union all
select concat(
    'Edition ', expected_statuses.edition_id, ', indicator ', expected_statuses.indicator_id, ': expected ',
    expected_statuses.status_code, ' in ', expected_statuses.period_label, ', found ',
    coalesce(statuses.status_code, 'nothing'), ' in ', coalesce(statuses.period_label, 'no period'), '.'
) as message
from expected_statuses
left join statuses
    on
        expected_statuses.edition_id = statuses.edition_id
        and expected_statuses.indicator_id = statuses.indicator_id
        and expected_statuses.period_label = statuses.period_label
        and expected_statuses.is_new = statuses.is_new
where expected_statuses.status_code is distinct from statuses.status_code
union all
select concat(
    'Edition ', expected_counts.edition_id, ': expected ', expected_counts.indicator_count, ' indicators with ',
    expected_counts.status_code, ', found ', coalesce(counted.indicator_count, 0), '.'
) as message
from expected_counts
left join counted
    on
        expected_counts.edition_id = counted.edition_id
        and expected_counts.status_code = counted.status_code
where expected_counts.indicator_count is distinct from counted.indicator_count
union all
select concat('Edition 2022-03 has indicator ', indicator_id, ', which came into force after it.') as message
from statuses
where
    edition_id = '2022-03'
    and indicator_id in ('2.2', '4.8')
union all
select concat('Indicator ', indicator_id, ': expected a better value than in 2022-03, found ', value_change_code, '.')
    as message
from statuses
where
    edition_id = '2023-03'
    and indicator_id in ('4.5', '4.6')
    and value_change_code != 'improved'
