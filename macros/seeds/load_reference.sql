{% macro load_reference(columns, file) %}
    {%- do dbt.run_query(
        'drop table if exists seed_rejects; drop table if exists seed_scans; '
        ~ 'create or replace temp table seed_text as select * from ' ~ csv_reader(file)
    ) -%}
    {%- set faults = dbt.run_query('select line from seed_rejects order by line limit 1').rows -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ faults[0][0] ~ ': the number of cells differs from the number of columns in the header. Quote a cell that contains a comma.'
        ) }}
    {%- endif -%}
    {#- a blank cell means nothing unless the yml says what -#}
    {%- set blanks = [] -%}
    {%- for column in columns if 'blank' not in column.description and 'null' not in column.description -%}
        {%- do blanks.append(
            'select rowid + 2 as line, \'' ~ column.name ~ '\' as name from seed_text where coalesce(trim("' ~ column.name ~ '"), \'\') = \'\''
        ) -%}
    {%- endfor -%}
    {%- set faults = dbt.run_query(blanks | join(' union all ') ~ ' order by line limit 1').rows if blanks else [] -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ faults[0][0] ~ ', column ' ~ faults[0][1]
            ~ ': the cell is blank.\nExpected a value: ' ~ model.patch_path.split('://')[1] ~ ' gives blank no meaning there. Fill it in.'
        ) }}
    {%- endif -%}
    {%- set checks = [] -%}
    {%- for column in columns if column.data_type != 'varchar' -%}
        {%- do checks.append(
            'select rowid + 2 as line, \'' ~ column.name ~ '\' as name, "' ~ column.name ~ '" as cell, \'' ~ column.data_type
            ~ '\' as data_type from seed_text where "' ~ column.name ~ '" is not null and try_cast("'
            ~ column.name ~ '" as ' ~ column.data_type ~ ') is null'
        ) -%}
    {%- endfor -%}
    {%- set faults = dbt.run_query(checks | join(' union all ') ~ ' order by line limit 1').rows if checks else [] -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ faults[0][0] ~ ', column ' ~ faults[0][1] ~ ": '" ~ faults[0][2]
            ~ "' is not of type " ~ faults[0][3] ~ '. Correct the cell.'
        ) }}
    {%- endif -%}
    {%- set casts = [] -%}
    {%- for column in columns -%}
        {%- do casts.append('cast("' ~ column.name ~ '" as ' ~ column.data_type ~ ') as "' ~ column.name ~ '"') -%}
    {%- endfor -%}
    {%- do dbt.run_query('create or replace table ' ~ this ~ ' as select ' ~ casts | join(', ') ~ ' from seed_text') -%}
{% endmacro %}
