{#
    This and get_expected_sql override dbt's macros of the same names, which cast every
    column of every row of a unit test separately. Here the rows are one values clause:
    a test takes half the time, and an empty cell of a committed seed is null in a test
    too, as the seed loader reads it, where dbt's macro fails on '' in a column of dates
    or numbers.
#}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set types = column_name_to_data_types or {} -%}
    {%- if not types -%}
        {%- for column in adapter.get_columns_in_relation(this) -%}
            {%- do types.update({column.name | lower: column.data_type}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if not types -%}
        {{ exceptions.raise_compiler_error(this ~ ' does not exist: run dbt build once, its columns give a unit test their types.') }}
    {%- endif -%}
    {{ rows_of_fixture(rows, types, types) }}
{% endmacro %}
