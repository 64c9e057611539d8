{% macro union_of_late_reasons() %}
    {%- for indicator_id, indicator in indicator_models().items() if indicator.late_reason %}
    select
        '{{ indicator_id }}' as indicator_id,
        partnership_code,
        edition_id,
        {{ case_key(indicator.key) }} as case_id,
        '{{ indicator.late_reason_list }}' as code_list,
        {{ indicator.late_reason }} as reason_code
    from {{ ref(indicator.records) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
