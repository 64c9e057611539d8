{#- One check for the models of every extract: a test of its own for each took a fifth of a build. -#}
{%- set keys = {
    'base_': ['_row_number'],
    'stg_': ['partnership_code', 'edition_id', 'record_id'],
} -%}
with repeated_keys as (

    select
        'stg_rows__placed' as model_name,
        count(*) as key_count
    from (
        {{ test_is_key(ref('stg_rows__placed'), ['extract_name', '_row_number']) }}
    ) as repeated
    union all
    select
        'stg_rows__versions' as model_name,
        count(*) as key_count
    from (
        {{ test_is_key(
            ref('stg_rows__versions'),
            ['extract_name', 'partnership_code', 'record_id', 'known_from']
        ) }}
    ) as repeated
    {%- for staged in extract_models().values() %}
        {%- for prefix, columns in keys.items() %}
            union all
            select
                '{{ prefix ~ staged }}' as model_name,
                count(*) as key_count
            from ({{ test_is_key(ref(prefix ~ staged), columns) }}) as repeated
        {%- endfor %}
    {%- endfor %}

)

select
    concat(
        model_name, ': ', key_count, ' keys are blank or occur in more than one row.'
    ) as message
from repeated_keys
where key_count > 0
