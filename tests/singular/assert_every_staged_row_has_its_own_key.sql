{#- One check for the three models of every extract: 63 of their own took a fifth of a build. -#}
{%- set keys = {
    '_rows': ['_row_number'],
    '': ['partnership_code', 'record_id', 'known_from'],
    '_as_known': ['partnership_code', 'edition_id', 'record_id'],
} -%}
with repeated_keys as (

    {%- for staged in extract_relations().values() %}
        {%- set outer_loop = loop %}
        {%- for suffix, columns in keys.items() %}
            select
                '{{ staged ~ suffix }}' as model_name,
                count(*) as key_count
            from ({{ test_is_key(ref(staged ~ suffix), columns) }}) as repeated
            {{ 'union all' if not (loop.last and outer_loop.last) }}
        {%- endfor %}
    {%- endfor %}

)

select
    concat(
        model_name, ': ', key_count, ' keys are blank or occur in more than one row.'
    ) as message
from repeated_keys
where key_count > 0
