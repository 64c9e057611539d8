{#- Every status in every edition of the statuses, with the indicators that have it. -#}
{% macro counted_by_status(statuses, codes) -%}
with reported as (

    select
        partnership_code,
        edition_id
    from {{ statuses }}
    group by partnership_code, edition_id

)

select
    reported.partnership_code,
    reported.edition_id,
    codes.status_code,
    codes.status_label,
    codes.symbol,
    codes.status_order,
    codes.status_meaning,
    count(statuses.indicator_id) as indicator_count
from reported
cross join {{ codes }} as codes
left join {{ statuses }} as statuses
    on
        reported.partnership_code = statuses.partnership_code
        and reported.edition_id = statuses.edition_id
        and codes.status_code = statuses.status_code
group by
    reported.partnership_code,
    reported.edition_id,
    codes.status_code,
    codes.status_label,
    codes.symbol,
    codes.status_order,
    codes.status_meaning
{%- endmacro %}
