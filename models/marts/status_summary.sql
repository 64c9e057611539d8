with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

statuses as (

    select * from {{ ref('status') }}

),

reported as (

    select
        partnership_code,
        edition_id
    from indicator_statuses
    group by partnership_code, edition_id

)

select
    reported.partnership_code,
    reported.edition_id,
    statuses.status_code,
    statuses.status_label,
    statuses.symbol,
    statuses.status_order,
    count(indicator_statuses.indicator_id) as indicator_count
from reported
cross join statuses
left join indicator_statuses
    on
        reported.partnership_code = indicator_statuses.partnership_code
        and reported.edition_id = indicator_statuses.edition_id
        and statuses.status_code = indicator_statuses.status_code
group by
    reported.partnership_code,
    reported.edition_id,
    statuses.status_code,
    statuses.status_label,
    statuses.symbol,
    statuses.status_order
