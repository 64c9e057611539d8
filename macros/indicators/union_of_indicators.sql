{% macro union_of_indicators() %}
    {%- for indicator_id, model_name in indicator_models().items() %}
    select
        '{{ indicator_id }}' as indicator_id,
        partnership_code,
        edition_id,
        period_start,
        cast(numerator as bigint) as numerator,
        cast(denominator as bigint) as denominator
    from {{ ref(model_name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
