{# see get_fixture_sql #}
{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
    {{ rows_of_fixture(rows, column_name_to_data_types, rows[0] if rows else column_name_to_data_types) }}
{% endmacro %}
