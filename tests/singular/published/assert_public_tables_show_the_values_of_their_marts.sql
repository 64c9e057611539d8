-- Every figure not withheld equals that of its mart.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

shown_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

shown_series as (

    select * from {{ ref('rpt_indicator_series') }}

),

shown_charts as (

    select * from {{ ref('rpt_indicator_process_chart') }}

),

compared as (

    select * from {{ ref('indicator_comparators') }}

),

shown_compared as (

    select * from {{ ref('rpt_indicator_comparators') }}

),

differing as (

    select
        'indicator_status' as mart,
        shown_statuses.edition_id,
        shown_statuses.indicator_id
    from shown_statuses
    inner join statuses
        on
            shown_statuses.partnership_code = statuses.partnership_code
            and shown_statuses.edition_id = statuses.edition_id
            and shown_statuses.indicator_id = statuses.indicator_id
    where
        shown_statuses.value_label != '[c]'
        and shown_statuses.value is distinct from statuses.value
    union all
    select
        'indicator_series' as mart,
        shown_series.edition_id,
        shown_series.indicator_id
    from shown_series
    inner join series
        on
            shown_series.partnership_code = series.partnership_code
            and shown_series.edition_id = series.edition_id
            and shown_series.indicator_id = series.indicator_id
            and shown_series.period_start = series.period_start
    where
        shown_series.value_label != '[c]'
        and shown_series.value is distinct from series.value
    union all
    select
        'indicator_process_chart' as mart,
        shown_charts.edition_id,
        shown_charts.indicator_id
    from shown_charts
    left join shown_series
        on
            shown_charts.partnership_code = shown_series.partnership_code
            and shown_charts.edition_id = shown_series.edition_id
            and shown_charts.indicator_id = shown_series.indicator_id
            and shown_charts.period_start = shown_series.period_start
    where
        shown_charts.value is distinct from shown_series.value
        or shown_charts.value_label is distinct from shown_series.value_label
    union all
    select
        'indicator_comparators' as mart,
        shown_compared.edition_id,
        shown_compared.indicator_id
    from shown_compared
    inner join compared
        on
            shown_compared.partnership_code = compared.partnership_code
            and shown_compared.edition_id = compared.edition_id
            and shown_compared.indicator_id = compared.indicator_id
            and shown_compared.comparator_code = compared.comparator_code
    where
        shown_compared.comparator_value is distinct from compared.comparator_value
        or shown_compared.comparator_label is distinct from compared.comparator_label
        or (
            shown_compared.comparator_explanation not like '%: [c]'
            and (
                shown_compared.difference is distinct from compared.difference
                or shown_compared.difference_lower_95
                is distinct from compared.difference_lower_95
                or shown_compared.difference_upper_95
                is distinct from compared.difference_upper_95
                or shown_compared.comparator_explanation
                is distinct from compared.comparator_explanation
            )
        )

)

select
    concat(
        'published.rpt_', mart, ' shows indicator ', indicator_id, ', edition ',
        edition_id, ', which differs from marts.', mart, ' (', count(*),
        ' rows). Look at the columns of models/published/rpt_', mart, '.sql.'
    ) as message
from differing
group by mart, edition_id, indicator_id
