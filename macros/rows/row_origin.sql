{#- Where a row is, and which dump it names. -#}
{% macro row_origin(source) -%}
    {{ source }}._file_name,
    {{ source }}._record_number,
    {{ source }}._line_number,
    {{ source }}._row_number,
    {{ source }}._line_fault,
    read_partnership_code.value as partnership_code,
    read_extracted_on.value as extracted_on,
    read_covers_to.value as covers_to,
    {{ source }}.partnership_code as _partnership_code,
    coalesce(read_partnership_code.is_blank, true) as _is_blank_partnership_code,
    coalesce(read_extracted_on.is_blank, true) as _is_blank_extracted_on,
    coalesce(read_covers_to.is_blank, true) as _is_blank_covers_to
{%- endmacro %}
