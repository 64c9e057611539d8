{% macro rows_of_fixture(rows, types, columns) %}
    {%- set given = [] -%}
    {%- for row in rows -%}
        {%- for name in row if name not in given -%}{%- do given.append(name) -%}{%- endfor -%}
    {%- endfor -%}
    {%- for name in given if name not in types -%}
        {{ exceptions.raise_compiler_error(model.name ~ ': a unit test sets the unknown column ' ~ name ~ '. Columns: ' ~ types | join(', ') ~ '.') }}
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
