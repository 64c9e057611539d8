-- The columns in which a figure has unread cells, the one with most first.
with unread_cells as (

    select * from {{ ref('status_unread_cells') }}

),

columns_unread as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        concat(extract_name, '.', column_name) as full_name,
        count(*) as cell_count
    from unread_cells
    group by all

),

ranked as (

    select
        *,
        concat(full_name, ' (', cell_count, ')') as column_label,
        row_number() over (
            partition by partnership_code, edition_id, indicator_id
            order by cell_count desc, full_name asc
        ) as column_rank
    from columns_unread

)

select
    partnership_code,
    edition_id,
    indicator_id,
    cast(sum(cell_count) as bigint) as cell_count,
    {{ dbt.listagg('column_label', "', '", 'order by column_rank') }} as cells_label,
    concat(
        max(case when column_rank = 1 then column_label end),
        case
            when count(*) = 2 then ' and 1 more column'
            when count(*) > 2 then concat(' and ', count(*) - 1, ' more columns')
            else ''
        end
    ) as most_unread_label
from ranked
group by partnership_code, edition_id, indicator_id
