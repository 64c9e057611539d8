{% macro union_of_indicator_model_paths() %}
    {%- for indicator_id, indicator in indicator_models().items() %}
    select
        '{{ indicator_id }}' as indicator_id,
        'models/indicators/chapter_{{ indicator_id.split('.')[0] }}/{{ indicator.model }}.sql' as model_path
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
