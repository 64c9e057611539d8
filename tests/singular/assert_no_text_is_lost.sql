-- Every text of a reported edition is checked, and appears in the report.
with texts as (

    select * from {{ ref('int_prose__texts') }}

),

pieces as (

    select * from {{ ref('int_prose__pieces') }}

),

prose as (

    select * from {{ ref('report_prose') }}

),

missing as (

    select
        'int_prose__pieces' as mart,
        written.edition_id,
        written.seed_name,
        written.subject
    from (
        select
            partnership_code,
            edition_id,
            seed_name,
            subject,
            paragraph_number
        from texts
        where written is not null
        except
        select
            partnership_code,
            edition_id,
            seed_name,
            subject,
            paragraph_number
        from pieces
    ) as written
    union all
    select
        'report_prose' as mart,
        written.edition_id,
        written.seed_name,
        written.subject
    from (
        select
            partnership_code,
            edition_id,
            seed_name,
            subject,
            paragraph_number
        from texts
        except
        select
            partnership_code,
            edition_id,
            seed_name,
            subject,
            paragraph_number
        from prose
    ) as written

)

select
    concat(
        'seeds/reference/', seed_name, '.csv: a text on ', subject, ' of edition ',
        edition_id, ' is missing from marts.', mart, '. Look at models/marts/', mart,
        '.sql.'
    ) as message
from missing
