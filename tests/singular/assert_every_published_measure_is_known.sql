-- A benchmark that the extract gives under an unknown name. The name is not printed: it
-- may be any text.
with statistics as (

    select * from {{ ref('fct_published_statistics') }}

),

benchmarks as (

    select * from {{ ref('int_indicators__benchmarks') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

targets as (

    select * from {{ ref('indicator_target') }}
    where status_rule = 'benchmark' and target is null

),

measures as (

    select string_agg(measure, ', ' order by measure) as known_measures
    from {{ ref('published_measure') }}

),

unknown as (

    select
        partnership_code,
        edition_id,
        count(*) as figure_count
    from statistics
    where not is_measure_known
    group by partnership_code, edition_id

)

select
    concat(
        'The extract national_statistic, partnership ', unknown.partnership_code,
        ', edition ', unknown.edition_id, ', has no figure of the measure ',
        targets.benchmark_measure, ', the benchmark of ', targets.indicator_id,
        ', and ', unknown.figure_count, ' figures of a measure that is not in ',
        'seeds/reference/published_measure.csv. Expected in its column measure one of ',
        measures.known_measures, '. Correct the extract, or add the measure there.'
    ) as message
from unknown
inner join editions
    on unknown.edition_id = editions.edition_id
inner join targets
    on
        unknown.partnership_code = targets.partnership_code
        and editions.covers_to between targets.effective_from and targets.effective_to
        and editions.data_cut_off_on >= targets.decided_on
cross join measures
left join benchmarks
    on
        unknown.partnership_code = benchmarks.partnership_code
        and unknown.edition_id = benchmarks.edition_id
        and targets.indicator_id = benchmarks.indicator_id
where benchmarks.indicator_id is null
