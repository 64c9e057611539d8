{#- The keys of a reference seed that are in no other seed, with file and line. `keys` gives
    for each column the seed that it refers to, and optionally its column (`seed.column`,
    else that of the same name), or, for a code, its list (`code_list: name`), or the list
    of its values. A blank cell refers to nothing. -#}
{% test refers_to(model, keys) %}
    {#- a cell with line breaks takes as many lines more of its file -#}
    with numbered as (

        select
            *,
            2 + rowid + coalesce(
                sum(
                    length(cast(seed as varchar))
                    - length(replace(cast(seed as varchar), chr(10), ''))
                ) over (
                    order by rowid rows between unbounded preceding and 1 preceding
                ), 0
            ) as line_number
        from {{ model }} as seed

    ),

    known as (

        {% for column, target in keys.items() -%}
        {%- if not loop.first %} union all {% endif -%}
        {%- if target is string -%}
        select distinct
            '{{ column }}' as column_name,
            cast({{ target.split('.')[-1] if '.' in target else column }} as varchar) as cell
        from {{ ref(target.split('.')[0]) }}
        {%- elif target is mapping -%}
        select distinct '{{ column }}' as column_name, code as cell
        from {{ ref('code_list') }}
        where code_list = '{{ target.code_list }}'
        {%- else -%}
        select
            '{{ column }}' as column_name,
            unnest(['{{ target | join("', '") }}']) as cell
        {%- endif %}
        {% endfor %}
    ),

    expected as (

        select
            column_name,
            count(*) as cell_count,
            array_to_string(list(cell order by cell)[:40], ', ') as cells
        from known
        where cell is not null
        group by column_name

    ),

    referring as (

        {% for column in keys -%}
        {%- if not loop.first %} union all {% endif -%}
        select
            line_number,
            '{{ column }}' as column_name,
            cast({{ column }} as varchar) as cell
        from numbered
        where {{ column }} is not null
        {% endfor %}
    ),

    unknown as (

        select referring.*
        from referring
        left join known
            on referring.column_name = known.column_name and referring.cell = known.cell
        where known.cell is null

    )

    select
        concat(
            'seeds/reference/{{ model.identifier }}.csv, line ', unknown.line_number,
            ', column ', unknown.column_name, ': ''', unknown.cell, ''' ',
            case unknown.column_name
                {% for column, target in keys.items() -%}
                when '{{ column }}'
                    then {% if target is string -%}
                    'is not in seeds/reference/{{ target.split('.')[0] }}.csv'
                    {%- elif target is mapping -%}
                    'is not in the list {{ target.code_list }} of seeds/reference/code_list.csv'
                    {%- else -%}
                    'has no meaning'
                    {%- endif %}
                {% endfor %}
            end,
            '. Expected ',
            case when expected.cell_count > 1 then 'one of ' else '' end,
            coalesce(expected.cells, 'a row there'),
            case when expected.cell_count > 40 then ', ...' else '' end,
            '. Correct the cell.'
        ) as message
    from unknown
    left join expected
        on unknown.column_name = expected.column_name
{% endtest %}
