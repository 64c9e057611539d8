{#- In parallel the reader loses sound rows beside many broken ones (docs/upstream.md).
    It keeps the faults of that many lines; a file that has more is refused. -#}
{% macro csv_reader(file) %}
    {%- set types = [] -%}
    {%- for column in file.header -%}
        {%- do types.append('"' ~ column ~ '": \'varchar\'') -%}
    {%- endfor -%}
    read_csv(
        '{{ sql_text(file.path) }}',
        auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        columns = { {{ types | join(', ') }} }, parallel = false,
        store_rejects = true, rejects_limit = {{ line_faults_limit() }},
        rejects_table = 'seed_rejects', rejects_scan = 'seed_scans'
    )
{% endmacro %}

{% macro line_faults_limit() %}{{ return(200000) }}{% endmacro %}
