{% macro union_of_base_rows() %}
    {%- for extract, staged in extract_models().items() %}
    select
        '{{ extract }}' as extract_name,
        _file_name,
        _record_number,
        _line_number,
        _row_number,
        partnership_code,
        extracted_on,
        covers_to,
        is_key_read,
        record_id,
        row_hash,
        unread_cells,
        refusal_reasons,
        is_of_another_partnership
    from {{ ref('base_' ~ staged) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
