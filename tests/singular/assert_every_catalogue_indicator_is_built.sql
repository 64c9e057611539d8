{#- Catalogue (seeds/reference/indicator.csv), union (macros/indicators/indicator_models.sql) and
    models (models/indicators/ind_*) are the same set. -#}
with catalogue as (

    select indicator_id from {{ ref('indicator') }}

),

united as (

    {%- for indicator_id, indicator in indicator_models().items() %}
        select
            '{{ indicator_id }}' as indicator_id,
            '{{ indicator.model }}' as model_name
        {{ 'union all' if not loop.last }}
    {%- endfor %}

),

models as (

    {%- for node in graph.nodes.values() if node.name.startswith('ind_') %}
        select '{{ node.name }}' as model_name
        union all
    {%- endfor %}
    select cast(null as {{ dbt.type_string() }}) as model_name

)

select
    concat(
        'Indicator ',
        catalogue.indicator_id,
        ' of seeds/reference/indicator.csv has no model: write ',
        'models/indicators/.../ind_<chapter>_<number>_<slug>.sql and name it in ',
        'macros/indicators/indicator_models.sql.'
    ) as message
from catalogue
left join united
    on catalogue.indicator_id = united.indicator_id
where united.indicator_id is null
union all
select
    concat(
        'Indicator ',
        united.indicator_id,
        ' of macros/indicators/indicator_models.sql is not in the catalogue: ',
        'add its row to seeds/reference/indicator.csv.'
    ) as message
from united
left join catalogue
    on united.indicator_id = catalogue.indicator_id
where catalogue.indicator_id is null
union all
select
    concat(
        'Indicator ', catalogue.indicator_id, ' names no extract that it counts: add ',
        'its rows to seeds/reference/indicator_extract.csv.'
    ) as message
from catalogue
left join {{ ref('indicator_extract') }} as supplies
    on
        catalogue.indicator_id = supplies.indicator_id
        and supplies.supply in ('events', 'aggregate')
where supplies.indicator_id is null
union all
select
    concat(
        'Indicator ', supplies.indicator_id, ' counts the extract ',
        supplies.extract_name, ', and nothing says what a row of it that cannot be ',
        'read does to its figures: add its rows, (row) and (record) among them, to ',
        'seeds/reference/unread_effect.csv.'
    ) as message
from {{ ref('indicator_extract') }} as supplies
left join {{ ref('unread_effect') }} as effects
    on
        supplies.indicator_id = effects.indicator_id
        and supplies.extract_name = effects.extract_name
        and effects.column_name in ('(row)', '(record)')
where supplies.supply in ('events', 'aggregate')
group by supplies.indicator_id, supplies.extract_name
having count(distinct effects.column_name) < 2
union all
select
    concat(
        'Indicator ', catalogue.indicator_id, ' is a rate and has no ages: add the ',
        'ages that its population counts to seeds/reference/age_band.csv.'
    ) as message
from {{ ref('indicator') }} as catalogue
inner join {{ ref('unit') }} as units
    on catalogue.unit = units.unit
left join {{ ref('age_band') }} as age_bands
    on catalogue.indicator_id = age_bands.indicator_id
where
    units.denominator_kind = 'population'
    and age_bands.indicator_id is null
union all
select
    concat(
        'The model ',
        models.model_name,
        ' is not in macros/indicators/indicator_models.sql: name it there.'
    ) as message
from models
left join united
    on models.model_name = united.model_name
where
    models.model_name is not null
    and united.model_name is null
union all
select
    concat(
        'The model ', model_name, ' belongs to indicator ', indicator_id,
        ' but is not named after it: expected ind_',
        replace(indicator_id, '.', '_'),
        '_<slug>.'
    ) as message
from united
where left(model_name, length(indicator_id) + 5)
    != concat('ind_', replace(indicator_id, '.', '_'), '_')
