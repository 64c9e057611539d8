{% macro union_of_dump_rows() %}
    {%- for extract, staged in extract_relations().items() %}
    select
        '{{ extract }}' as extract_name,
        partnership_code,
        dump_on,
        row_hash,
        _file_name
    from {{ ref(staged ~ '_rows') }}
    where is_accepted
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
