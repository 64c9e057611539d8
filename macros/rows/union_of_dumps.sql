{% macro union_of_dumps() %}
    {%- for extract, staged in extract_relations().items() %}
    select
        '{{ extract }}' as extract_name,
        partnership_code,
        dump_on,
        covers_to,
        count(*) as row_count
    from {{ ref(staged ~ '_rows') }}
    where is_accepted
    group by partnership_code, dump_on, covers_to
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
