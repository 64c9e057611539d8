{% macro union_of_sent_rows() %}
    {%- for extract in extract_relations() %}
    select
        '{{ extract }}' as extract_name,
        {{ parsed('extracted_on', 'date') }} as extracted_on,
        count(*) as row_count
    from {{ ref(extract) }}
    group by {{ parsed('extracted_on', 'date') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
