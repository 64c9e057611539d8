{% macro named_figures(relation, keys, figures) -%}
    {%- for figure in figures %}
    select
        partnership_code,
        edition_id,
        {{ keys.indicator_id | default('cast(null as ' ~ dbt.type_string() ~ ')') }} as indicator_id,
        {{ keys.period_start | default('cast(null as date)') }} as period_start,
        concat({{ keys.prefix }}, '{{ figure.name }}') as figure_name,
        cast({{ figure.text }} as {{ dbt.type_string() }}) as figure_text,
        '{{ figure.tells }}' as tells_code
    from {{ relation }}
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
