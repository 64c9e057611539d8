{#
    These two stand in for dbt's own macros of the same names, which write every column of
    every row of a unit test with a cast of its own. Here a row is a row of values: half the
    time for a test, and an empty cell of a committed seed is null in a test too, as the
    seed loader reads it, where dbt's own stops at '' in a column of dates or numbers.
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


{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
    {{ rows_of_fixture(rows, column_name_to_data_types, rows[0] if rows else column_name_to_data_types) }}
{% endmacro %}


{% macro rows_of_fixture(rows, types, columns) %}
    {%- set given = [] -%}
    {%- for row in rows -%}
        {%- for name in row if name not in given -%}{%- do given.append(name) -%}{%- endfor -%}
    {%- endfor -%}
    {%- for name in given if name not in types -%}
        {{ exceptions.raise_compiler_error(model.name ~ ': a unit test gives the column ' ~ name ~ ', and there is none; there are ' ~ types | join(', ') ~ '.') }}
    {%- endfor -%}
    select
    {%- for name in columns %}
        cast({{ adapter.quote(name) if name in given else 'null' }} as {{ types[name] }}) as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
    {%- endfor %}
    from (
        values
        {%- for row in rows %}
        (
            {%- for name in given -%}
                {%- set cell = row.get(name) -%}
                {%- if cell is none or cell == '' -%}
                    null
                {%- else -%}
                    '{{ cell | string | replace("'", "''") }}'
                {%- endif -%}
                {{ ', ' if not loop.last }}
            {%- endfor -%}
        ){{ ',' if not loop.last }}
        {%- else %}
        (null)
        {%- endfor %}
    ) as fixture
    {%- if given %} ({% for name in given %}{{ adapter.quote(name) }}{{ ', ' if not loop.last }}{% endfor %})
    {%- else %}
    limit 0
    {%- endif %}
{% endmacro %}
