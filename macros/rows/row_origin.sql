{#- Where a row stands and what it says of its dump, with what cannot be read of that. A
    code of the form of a partnership is another partnership's where it is not known. -#}
{% macro row_origin(source, codes, blank_words) -%}
    {{ source }}._file_name,
    {{ source }}._record_number,
    {{ source }}._line_number,
    {{ source }}._row_number,
    {{ source }}._line_fault,
    {{ parsed_code(source ~ '.partnership_code', codes, 'partnership') }} as partnership_code,
    {{ parsed_date(source ~ '.extracted_on') }} as extracted_on,
    {{ parsed_date(source ~ '.covers_to') }} as covers_to,
    coalesce(regexp_full_match(upper(reference.without_spaces({{ source }}.partnership_code)), 'S37[0-9]{6}'), false)
        as _is_partnership_named,
    {{ is_blank(source ~ '.partnership_code', 'text', blank_words) }} as _is_partnership_blank,
    case
        when {{ is_blank(source ~ '.extracted_on', 'date', blank_words) }} then 'extracted_on:is_blank'
        when {{ parsed_date(source ~ '.extracted_on') }} is null then 'extracted_on:not_a_date'
    end as _dump_fault,
    case
        when {{ is_blank(source ~ '.covers_to', 'date', blank_words) }} then 'covers_to:is_blank'
        when {{ parsed_date(source ~ '.covers_to') }} is null then 'covers_to:not_a_date'
    end as _coverage_fault
{%- endmacro %}
