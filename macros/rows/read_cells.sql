{#- Joins of the rows of an extract with what their cells are read as: each distinct cell
    is read once, where a row repeats those of others. A code means what it means on the
    day of the dump. -#}
{% macro read_cells(cells, relation, codes='codes') %}
    {%- set origin = [
        {'column': 'partnership_code', 'type': 'code', 'code_list': 'partnership'},
        {'column': 'extracted_on', 'type': 'date'},
        {'column': 'covers_to', 'type': 'date'},
    ] -%}
    {%- for cell in origin + cells if not cell.derived %}
    {%- set of_day = cell.type == 'code' and cell.column != 'partnership_code' %}
    left join (
        select
            cells.cell,
            {%- if of_day %}
            cells.day,
            {%- endif %}
            {%- if cell.type == 'code' %}
            {{ parsed_code('cells.cell', codes, cell.code_list, parsed_date('cells.day') if of_day) }} as value,
            {%- else %}
            {{ reading(cell.type, 'cells.cell') }} as value,
            {%- endif %}
            {%- if cell.type in ['date', 'financial_year', 'academic_year'] %}
            reference.has_short_year(cells.cell) as has_short_year,
            {%- endif %}
            {{ is_blank('cells.cell', cell.type if cell.type in ['date', 'decimal'] else 'text') }} as is_blank
        from (
            select
                {{ cell.column }} as cell
                {%- if of_day %},
                extracted_on as day
                {%- endif %}
            from {{ relation }}
            group by all
        ) as cells
    ) as read_{{ cell.column }}
        on
            source.{{ cell.column }} = read_{{ cell.column }}.cell
            {%- if of_day %}
            and source.extracted_on = read_{{ cell.column }}.day
            {%- endif %}
    {%- endfor %}
{% endmacro %}
