{% macro union_of_indicator_cases() %}
    {%- for indicator_id, indicator in indicator_models().items() %}
    select
        '{{ indicator_id }}' as indicator_id,
        partnership_code,
        edition_id,
        period_start,
        case_id,
        cast(numerator as bigint) as numerator,
        cast(denominator as bigint) as denominator
    from {{ ref(indicator.model) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
