{% macro extra_editions() %}
    {%- set columns = ['edition_id', 'title', 'covers_to', 'data_cut_off_on', 'meeting_on', 'previous_edition_id'] -%}
    {%- for edition in var('extra_editions') %}
    union all
    select
        {%- for column in columns %}
        {%- set type = 'date' if column in ['covers_to', 'data_cut_off_on', 'meeting_on'] else dbt.type_string() %}
        cast({{ "'" ~ edition[column] ~ "'" if edition.get(column) else 'null' }} as {{ type }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- endfor %}
{% endmacro %}
