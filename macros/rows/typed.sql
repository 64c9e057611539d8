{#- A column of an extract, once: its cell read as a type, under its name in the
    warehouse, and the cell itself for what reads it next (read_rows). A column that
    records what has happened (past) holds nothing after the dump; a year of two digits
    is at most `years_ahead` after it. A day before those that stand for nothing is none:
    it is of a year that was cut short (0022). -#}
{% macro typed(cells, column, type, name, code_list=none, is_key=false, required=false, past=false, years_ahead=10, carried=true) -%}
    {%- do cells.append({
        'column': column,
        'type': type,
        'name': name,
        'is_key': is_key,
        'required': required or is_key,
        'past': past,
        'carried': carried,
        'derived': false,
        'reason': 'not_a_known_area' if code_list == 'area' else none,
    }) -%}
    {%- set cell = 'source.' ~ column -%}
    {%- set latest = plus_months(parsed_date('source.extracted_on'), 0 if past else 12 * years_ahead) -%}
    {%- if type == 'date' -%}
    case
        when {{ parsed_date(cell, latest) }} > blank_words.last_blank_date
            then {{ parsed_date(cell, latest) }}
    end
    {%- elif type == 'flag' -%}reference.parsed_flag({{ cell }})
    {%- elif type == 'code' -%}{{ parsed_code(cell, 'codes', code_list, parsed_date('source.extracted_on')) }}
    {%- elif type == 'identifier' -%}reference.parsed_identifier({{ cell }}, blank_words.stand_in_words)
    {%- elif type == 'reference' -%}{{ parsed_reference(cell, 'blank_words') }}
    {%- elif type == 'person' -%}{{ parsed_person_identifier(cell, 'blank_words') }}
    {%- elif type == 'chi' -%}{{ parsed_chi_number(cell) }}
    {%- elif type == 'candidate' -%}{{ parsed_candidate_number(cell, 'blank_words') }}
    {%- elif type == 'integer' -%}reference.parsed_integer({{ cell }})
    {%- elif type == 'decimal' -%}reference.parsed_decimal({{ cell }})
    {%- elif type == 'count' -%}reference.parsed_count({{ cell }}, blank_words.withheld_words)
    {%- elif type == 'financial_year' -%}reference.first_day_of_year(reference.without_spaces({{ cell }}), 4, {{ latest }})
    {%- elif type == 'academic_year' -%}reference.first_day_of_year(reference.without_spaces({{ cell }}), 8, {{ latest }})
    {%- elif type == 'text' -%}{{ parsed_text(cell, 'blank_words') }}
    {%- else -%}{{ exceptions.raise_compiler_error('No such type of cell: ' ~ type) }}
    {%- endif %} as {{ name }},
    source.{{ column }} as _{{ column }}
{%- endmacro %}

{#- The name of a column that follows from several cells, to be carried with them. -#}
{% macro derived(cells, name, is_key=false) -%}
    {%- do cells.append({
        'column': none, 'type': none, 'name': name, 'is_key': is_key, 'carried': true, 'derived': true
    }) -%}
    {{ name }}
{%- endmacro %}
