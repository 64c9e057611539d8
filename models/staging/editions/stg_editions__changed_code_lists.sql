with closed as (

    {{ closed_rows(
        'reference/code_list.parquet',
        {
            'code_list': dbt.type_string(),
            'source_code': dbt.type_string(),
            'code': dbt.type_string(),
        }
    ) }}

),

editions as (

    select edition_id from closed
    group by edition_id

),

code_lists as (

    select
        editions.edition_id,
        code_lists.code_list,
        code_lists.source_code,
        code_lists.code
    from editions
    cross join {{ ref('code_list') }} as code_lists

),

changed as (

    select
        coalesce(closed.edition_id, code_lists.edition_id) as edition_id,
        coalesce(closed.code_list, code_lists.code_list) as code_list
    from closed
    full outer join code_lists
        on
            closed.edition_id = code_lists.edition_id
            and closed.code_list = code_lists.code_list
            and closed.source_code = code_lists.source_code
            and closed.code = code_lists.code
    where
        closed.edition_id is null
        or code_lists.edition_id is null

)

select
    edition_id,
    code_list
from changed
group by edition_id, code_list
