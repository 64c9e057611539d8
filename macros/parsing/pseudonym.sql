{#- Keyed hash of an identifier, HMAC in form. -#}
{% macro pseudonym(identifier, kind) -%}
    {{ adapter.dispatch('pseudonym')(identifier, kind) }}
{%- endmacro %}

{% macro duckdb__pseudonym(identifier, kind) -%}
    left(sha256(getvariable('pseudonym_key') || sha256(getvariable('pseudonym_key') || ':{{ kind }}:' || {{ identifier }})), 32)
{%- endmacro %}

{% macro spark__pseudonym(identifier, kind) -%}
    left(sha2(concat(getvariable('pseudonym_key'), sha2(concat(getvariable('pseudonym_key'), ':{{ kind }}:', {{ identifier }}), 256)), 256), 32)
{%- endmacro %}
