{% macro union_of_indicator_records() %}
    {%- for indicator_id, indicator in indicator_models().items() %}
    select
        '{{ indicator_id }}' as indicator_id,
        partnership_code,
        edition_id,
        {{ case_key(indicator.key) }} as case_id
    from {{ ref(indicator.records) }}
    group by all
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
