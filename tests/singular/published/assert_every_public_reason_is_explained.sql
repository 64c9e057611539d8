with statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

series as (

    select * from {{ ref('rpt_indicator_series') }}

),

charts as (

    select * from {{ ref('rpt_indicator_process_chart') }}

),

reasons as (

    select * from {{ ref('rpt_reasons') }}

),

codes as (

    select
        'rpt_indicator_status' as model,
        unnest([
            value_reason_code,
            withheld_reason_code,
            status_reason_code,
            variation_reason_code
        ]) as reason_code
    from statuses
    union
    select
        'rpt_indicator_series' as model,
        unnest([value_reason_code, withheld_reason_code]) as reason_code
    from series
    union
    select
        'rpt_indicator_process_chart' as model,
        point_reason_code as reason_code
    from charts

)

select
    concat(
        'published.', codes.model, ' gives the reason ', codes.reason_code,
        ', which published.rpt_reasons does not explain: add it to ',
        'seeds/reference/reason.csv.'
    ) as message
from codes
left join reasons
    on codes.reason_code = reasons.reason_code
where
    codes.reason_code is not null
    and reasons.reason_code is null
