{% macro pseudonym(cell, kind) -%}
    {{ adapter.dispatch('pseudonym')(cell, kind) }}
{%- endmacro %}

{#- As a subquery it is worked out once for each identifier, not once for each row. -#}
{% macro duckdb__pseudonym(cell, kind) -%}
    (
        select max(left(sha256(getvariable('pseudonym_key') || sha256(getvariable('pseudonym_key') || ':{{ kind }}:' || identifiers.identifier)), 32))
        from (select {{ cell }} as identifier) as identifiers
    )
{%- endmacro %}

{% macro spark__pseudonym(cell, kind) -%}
    left(sha2(concat(getvariable('pseudonym_key'), sha2(concat(getvariable('pseudonym_key'), ':{{ kind }}:', {{ cell }}), 256)), 256), 32)
{%- endmacro %}
