{% macro each_token(expression, pattern) -%}
    {{ adapter.dispatch('each_token')(expression, pattern) }}
{%- endmacro %}

{% macro duckdb__each_token(expression, pattern) -%}
    generate_subscripts(regexp_extract_all({{ expression }}, '{{ pattern }}'), 1) as position,
    unnest(regexp_extract_all({{ expression }}, '{{ pattern }}')) as token
{%- endmacro %}

{% macro spark__each_token(expression, pattern) -%}
    posexplode(regexp_extract_all({{ expression }}, r'{{ pattern }}', 0)) as (position, token)
{%- endmacro %}
