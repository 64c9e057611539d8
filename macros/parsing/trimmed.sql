{% macro trimmed(cell) -%}
    {{ adapter.dispatch('trimmed')(cell) }}
{%- endmacro %}

{#- A text of ASCII characters alone has no white space but these. -#}
{% macro duckdb__trimmed(cell) -%}
    case
        when length({{ cell }}) = strlen({{ cell }}) then trim({{ cell }}, chr(9) || chr(10) || chr(13) || ' ')
        else trim(regexp_replace({{ cell }}, '[\s\p{Z}\x{200B}\x{FEFF}]+', ' ', 'g'))
    end
{%- endmacro %}

{% macro spark__trimmed(cell) -%}
    trim(regexp_replace({{ cell }}, r'[\s\p{Z}\x{200B}\x{FEFF}]+', ' '))
{%- endmacro %}
