-- Indicators whose benchmark could be another: a row of its measure and area that could
-- not be read, and that may be of a period in which a benchmark still counts.
with editions as (

    select * from {{ ref('dim_edition') }}

),

targets as (

    select * from {{ ref('indicator_target') }}

),

measures as (

    select * from {{ ref('benchmark_measure') }}

),

unread as (

    {{ unread_records('national_statistic', ['measure', 'area_code', 'period_start']) }}

)

select
    unread.edition_id,
    unread.partnership_code,
    targets.indicator_id,
    count(*) as unread_count
from unread
inner join editions
    on unread.edition_id = editions.edition_id
inner join targets
    on
        unread.partnership_code = targets.partnership_code
        and targets.status_rule = 'benchmark'
inner join measures
    on
        targets.benchmark_measure = measures.benchmark_measure
        and coalesce(unread.measure = upper(measures.benchmark_measure), true)
        and coalesce(unread.area_code = measures.area_code, true)
        -- a year longer than the age at which a benchmark no longer counts
        and coalesce(
            unread.period_start
            >= {{ plus_months(
                'editions.data_cut_off_on', '-12 * (measures.max_age_years + 1)'
            ) }},
            true
        )
where
    unread.is_of_newest_dump
    and (
        unread.is_floating
        or unread.is_held_over
        or {{ is_unread('unread.unread_cells', 'value') }}
        or {{ is_unread('unread.unread_cells', 'measure') }}
        or {{ is_unread('unread.unread_cells', 'area') }}
        or {{ is_unread('unread.unread_cells', 'period_type') }}
        or {{ is_unread('unread.unread_cells', 'period_start') }}
        or {{ is_unread('unread.unread_cells', 'published_on') }}
    )
group by unread.edition_id, unread.partnership_code, targets.indicator_id
