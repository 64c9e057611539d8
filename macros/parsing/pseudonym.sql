{% macro pseudonym(cell, kind) -%}
    {{ adapter.dispatch('pseudonym')(cell, kind) }}
{%- endmacro %}

{% macro duckdb__pseudonym(cell, kind) -%}
    left(sha256(getvariable('pseudonym_key') || sha256(getvariable('pseudonym_key') || ':{{ kind }}:' || {{ cell }})), 32)
{%- endmacro %}

{% macro spark__pseudonym(cell, kind) -%}
    left(sha2(concat(getvariable('pseudonym_key'), sha2(concat(getvariable('pseudonym_key'), ':{{ kind }}:', {{ cell }}), 256)), 256), 32)
{%- endmacro %}
