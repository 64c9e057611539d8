-- The functions that read cells come with the seed of blank words:
-- depends_on: {{ ref('blank_word') }}
-- 1. A code is spelled as its list spells it or by its label; an area or partnership by
--    its code or name. Leading zeros do not count.
-- 2. A spelling is short when it is a word of up to four letters or digits, or holds a
--    digit: only such a one is looked for beside a description.
with codes as (

    select * from {{ ref('code_list') }}

),

areas as (

    select * from {{ ref('area') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

spelled as (

    select
        code_list,
        source_code as spelling,
        code,
        effective_from,
        effective_to
    from codes

    union all

    select
        code_list,
        label as spelling,
        code,
        effective_from,
        effective_to
    from codes

    union all

    select
        'area' as code_list,
        area_code as spelling,
        area_code as code,
        date '1900-01-01' as effective_from,
        date '9999-12-31' as effective_to
    from areas

    union all

    select
        'area' as code_list,
        area_name as spelling,
        area_code as code,
        date '1900-01-01' as effective_from,
        date '9999-12-31' as effective_to
    from areas

    union all

    select
        'partnership' as code_list,
        partnership_code as spelling,
        partnership_code as code,
        date '1900-01-01' as effective_from,
        date '9999-12-31' as effective_to
    from partnerships

    union all

    select
        'partnership' as code_list,
        partnership_name as spelling,
        partnership_code as code,
        date '1900-01-01' as effective_from,
        date '9999-12-31' as effective_to
    from partnerships

),

folded as (

    select
        code_list,
        {{ folded('spelling') }} as spelling,
        code,
        effective_from,
        effective_to
    from spelled

)

select
    code_list,
    spelling,
    code,
    effective_from,
    effective_to,
    {{ matches('spelling', '^[a-z0-9]{1,4}$') }}
    or {{ matches('spelling', '^[^ ]*[0-9][^ ]*$') }} as is_short
from folded
group by code_list, spelling, code, effective_from, effective_to
