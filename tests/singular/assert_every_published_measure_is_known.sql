with statistics as (

    select * from {{ ref('stg_national_statistics__published_statistics_as_known') }}

),

measures as (

    select * from {{ ref('published_measure') }}

),

expected as (

    select string_agg(measure, ', ' order by measure) as known_measures
    from measures

)

select
    concat(
        'The extract national_statistic, partnership ', statistics.partnership_code,
        ', column measure: ''', statistics.measure, ''' (', count(*), ' figures) ',
        'is not in seeds/reference/published_measure.csv. Expected one of ',
        expected.known_measures, '. Correct the extract, or add the measure there.'
    ) as message
from statistics
cross join expected
left join measures
    on statistics.measure = measures.measure
where measures.measure is null
group by
    statistics.partnership_code,
    statistics.measure,
    expected.known_measures
