-- Every text of a reported edition is checked, and appears in the report.
with texts as (

    select * from {{ ref('int_prose__texts') }}

),

tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

prose as (

    select * from {{ ref('report_prose') }}

),

expected as (

    select
        'int_prose__tokens' as mart,
        *
    from texts
    where written is not null
    union all
    select
        'report_prose' as mart,
        *
    from texts

),

found as (

    select
        'int_prose__tokens' as mart,
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number
    from tokens
    union distinct
    select
        'report_prose' as mart,
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number
    from prose

)

select
    concat(
        'seeds/reference/', expected.seed_name, '.csv: a text on ', expected.subject,
        ' of edition ', expected.edition_id, ' is missing from marts.', expected.mart,
        '. Look at models/marts/', expected.mart, '.sql.'
    ) as message
from expected
left join found
    on
        expected.mart = found.mart
        and expected.partnership_code = found.partnership_code
        and expected.edition_id = found.edition_id
        and expected.seed_name = found.seed_name
        and expected.subject = found.subject
        and expected.paragraph_number = found.paragraph_number
where found.mart is null
