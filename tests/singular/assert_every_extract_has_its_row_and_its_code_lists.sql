{%- set columns = [] -%}
{%- for node in graph.nodes.values() -%}
    {%- if node.resource_type == 'seed' and node.fqn[1] == 'extracts' -%}
        {%- for column in node.columns.values() -%}
            {%- do columns.append({
                'extract': node.name,
                'file': node.original_file_path.rsplit('.', 1)[0] ~ '.yml',
                'name': column.name,
                'list': (column.config.meta or {}).get('code_list', ''),
            }) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endfor -%}
-- The extracts are the seeds of seeds/extracts, with their columns' code lists.
with extracts as (

    select * from {{ ref('extract') }}

),

codes as (

    select code_list
    from {{ ref('code_list') }}
    group by code_list

),

contracts as (

    {%- for column in columns %}
        select
            '{{ column.extract }}' as extract_name,
            '{{ column.file }}' as contract_file,
            '{{ column.name }}' as column_name,
            nullif('{{ column.list }}', '') as code_list
        union all
    {%- endfor %}
    select
        null as extract_name,
        null as contract_file,
        null as column_name,
        null as code_list

),

faults as (

    select
        concat(
            'seeds/reference/extract.csv, line ', extracts.rowid + 2, ', column ',
            'extract_name: ''', extracts.extract_name, ''' is no file of seeds/extracts'
        ) as fault
    from {{ ref('extract') }} as extracts
    left join contracts
        on extracts.extract_name = contracts.extract_name
    where contracts.extract_name is null
    union all
    select
        concat(
            contracts.contract_file, ': seeds/reference/extract.csv has no row of it'
        ) as fault
    from contracts
    left join extracts
        on contracts.extract_name = extracts.extract_name
    where contracts.extract_name is not null and extracts.extract_name is null
    group by contracts.contract_file
    union all
    select
        concat(
            contracts.contract_file, ', column ', contracts.column_name,
            ': the list ', contracts.code_list,
            ' is not in seeds/reference/code_list.csv'
        ) as fault
    from contracts
    left join codes
        on contracts.code_list = codes.code_list
    where contracts.code_list is not null and codes.code_list is null

)

select concat(fault, '. Correct the name, or add the row.') as message
from faults
