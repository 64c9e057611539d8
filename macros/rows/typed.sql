{#- A column of an extract, once: its cell read as a type (read_cells), under its name in
    the warehouse, and what read_rows needs of the cell itself. A column that records what
    has happened (past) holds nothing after the dump; a year of two digits is at most
    `years_ahead` after it. -#}
{% macro typed(cells, column, type, name, code_list=none, is_key=false, required=false, past=false, years_ahead=10, carried=true) -%}
    {%- do cells.append({
        'column': column,
        'type': type,
        'name': name,
        'code_list': code_list,
        'is_key': is_key,
        'required': required or is_key,
        'past': past,
        'carried': carried,
        'derived': false,
        'reason': 'not_a_known_area' if code_list == 'area' else none,
    }) -%}
    {%- set read = 'read_' ~ column -%}
    {%- set latest = plus_months('read_extracted_on.value', 0 if past else 12 * years_ahead) -%}
    {%- if type in ['date', 'financial_year', 'academic_year'] -%}
    reference.after_blanks(
        case
            when {{ read }}.has_short_year then reference.within_window({{ read }}.value, {{ latest }})
            else {{ read }}.value
        end
    )
    {%- else -%}{{ read }}.value
    {%- endif %} as {{ name }},
    coalesce({{ read }}.is_blank, true) as _is_blank_{{ column }}
    {%- if type == 'date' %},
    source.{{ column }} as _{{ column }}
    {%- endif -%}
{%- endmacro %}

{#- The name of a column that follows from several cells, to be carried with them. -#}
{% macro derived(cells, name, is_key=false) -%}
    {%- do cells.append({
        'column': none, 'type': none, 'name': name, 'is_key': is_key, 'carried': true, 'derived': true
    }) -%}
    {{ name }}
{%- endmacro %}
