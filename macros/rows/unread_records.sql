{#- Records as known at each edition of which a cell could not be read or that are held
    over, and rows that could be any record. -#}
{% macro unread_records(extract, columns) %}
    {%- set staged = extract_models()[extract] %}
    select
        records.edition_id,
        records.partnership_code,
        records.record_id,
        {%- for column in columns %}
        records.{{ column }},
        {%- endfor %}
        records.unread_cells,
        records.is_held_over,
        false as is_floating,
        false as is_line_fault,
        true as is_of_newest_dump
    from {{ ref('stg_' ~ staged) }} as records
    where records.unread_cells is not null or records.is_held_over
    union all
    select
        floating.edition_id,
        floating.partnership_code,
        sent.record_id,
        {%- for column in columns %}
        sent.{{ column }},
        {%- endfor %}
        sent.unread_cells,
        false as is_held_over,
        true as is_floating,
        coalesce(sent.refusal_reasons like '(line):%', false) as is_line_fault,
        floating.is_of_newest_dump
    from {{ ref('stg_rows__floating') }} as floating
    inner join {{ ref('base_' ~ staged) }} as sent
        on
            floating.extract_name = '{{ extract }}'
            and floating._row_number = sent._row_number
{% endmacro %}

{#- Whether a cell of a row could not be read. -#}
{% macro is_unread(unread_cells, column) -%}
    contains(concat(' ', {{ unread_cells }}), ' {{ column }}:')
{%- endmacro %}

{#- The list of unread cells without those of a column. -#}
{% macro without_cell(unread_cells, column) -%}
    trim(regexp_replace(concat(' ', {{ unread_cells }}), ' {{ column }}:[^ ]+', '', 'g'))
{%- endmacro %}
