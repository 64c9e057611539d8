{% macro each_piece(expression, pattern) -%}
    {{ adapter.dispatch('each_piece')(expression, pattern) }}
{%- endmacro %}

{% macro duckdb__each_piece(expression, pattern) -%}
    generate_subscripts(regexp_extract_all({{ expression }}, '{{ pattern }}'), 1) as position,
    unnest(regexp_extract_all({{ expression }}, '{{ pattern }}')) as piece
{%- endmacro %}

{% macro spark__each_piece(expression, pattern) -%}
    posexplode(regexp_extract_all({{ expression }}, r'{{ pattern }}', 0)) as (position, piece)
{%- endmacro %}
