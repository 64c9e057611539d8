with published_statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

statuses as (

    select * from {{ ref('status') }}

),

reported as (

    select
        partnership_code,
        edition_id
    from published_statuses
    group by partnership_code, edition_id

)

select
    reported.partnership_code,
    reported.edition_id,
    statuses.status_code,
    statuses.status_label,
    statuses.symbol,
    statuses.status_order,
    count(published_statuses.indicator_id) as indicator_count
from reported
cross join statuses
left join published_statuses
    on
        reported.partnership_code = published_statuses.partnership_code
        and reported.edition_id = published_statuses.edition_id
        and statuses.status_code = published_statuses.status_code
group by
    reported.partnership_code,
    reported.edition_id,
    statuses.status_code,
    statuses.status_label,
    statuses.symbol,
    statuses.status_order
