{#- Shown or withheld, each row of a mart is in its public table, and no other: by the key
    that the yml of the public table states. -#}
with differing as (

    {%- for name, rows in public_tables().items() if rows == 'all' %}
        {%- set key = key_of('rpt_' ~ name) %}
        select
            '{{ name }}' as mart,
            'missing from' as fault,
            concat_ws(', ', {{ key | join(', ') }}) as row_key
        from (
            select {{ key | join(', ') }} from {{ ref(name) }}
            except
            select {{ key | join(', ') }} from {{ ref('rpt_' ~ name) }}
        ) as missing
        union all
        select
            '{{ name }}' as mart,
            'only in' as fault,
            concat_ws(', ', {{ key | join(', ') }}) as row_key
        from (
            select {{ key | join(', ') }} from {{ ref('rpt_' ~ name) }}
            except
            select {{ key | join(', ') }} from {{ ref(name) }}
        ) as added
        {{ 'union all' if not loop.last }}
    {%- endfor %}

),

public_models as (

    {%- for node in graph.nodes.values() if node.name.startswith('rpt_') %}
        select '{{ node.name }}' as model_name
        union all
    {%- endfor %}
    select cast(null as {{ dbt.type_string() }}) as model_name

)

select
    concat(
        count(*), ' rows are ', fault, ' published.rpt_', mart, ', against marts.',
        mart, ', for example ', min(row_key), '. Look at the joins of ',
        'models/published/rpt_', mart, '.sql.'
    ) as message
from differing
group by mart, fault
union all
select
    concat(
        'The model ', model_name, ' is not in macros/published/public_tables.sql: ',
        'add it there with how its rows compare with those of its mart.'
    ) as message
from public_models
where
    model_name not in (
        {%- for name in public_tables() %}
            'rpt_{{ name }}'{{ ',' if not loop.last }}
        {%- endfor %}
    )
