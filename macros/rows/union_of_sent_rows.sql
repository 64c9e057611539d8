{#- Counted from what was sent, not from what staging made of it. -#}
{% macro union_of_sent_rows() %}
    {%- for extract in extract_models() %}
    select
        '{{ extract }}' as extract_name,
        {{ parsed_date('extracted_on') }} as extracted_on,
        count(*) as row_count
    from {{ ref(extract) }}
    group by {{ parsed_date('extracted_on') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
