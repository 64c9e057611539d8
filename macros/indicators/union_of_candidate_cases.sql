{% macro union_of_candidate_cases() %}
    {%- for indicator_id, indicator in indicator_models().items() %}
    select
        '{{ indicator_id }}' as indicator_id,
        partnership_code,
        edition_id,
        period_start,
        case_id,
        subject_id,
        is_in_scope,
        cast(numerator as bigint) as numerator,
        cast(denominator as bigint) as denominator,
        {{ 'cast(published_value as double)' if indicator.is_published else 'cast(null as double)' }} as published_value
    from {{ ref(indicator.model) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
