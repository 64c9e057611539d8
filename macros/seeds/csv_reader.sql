{% macro csv_reader(file) %}
    {%- set types = [] -%}
    {%- for column in file.header -%}
        {%- do types.append('"' ~ column ~ '": \'varchar\'') -%}
    {%- endfor -%}
    read_csv(
        '{{ sql_text(file.path) }}',
        auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        columns = { {{ types | join(', ') }} },
        store_rejects = true, rejects_limit = 0,
        rejects_table = 'seed_rejects', rejects_scan = 'seed_scans'
    )
{% endmacro %}
