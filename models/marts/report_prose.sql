with texts as (

    select * from {{ ref('int_prose__texts') }}

),

tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

sections as (

    select * from {{ ref('paper_section') }}

),

composed as (

    select
        text_id,
        -- an unknown placeholder stays as written: prose_faults reports it
        {{ dbt.listagg('coalesce(shown, token)', "''", 'order by position') }}
            as paragraph
    from tokens
    group by text_id

)

select
    texts.partnership_code,
    texts.edition_id,
    texts.seed_name,
    texts.subject,
    texts.paragraph_number,
    -- a section with a table, and the agenda block, have no numbered paragraphs
    case
        when
            texts.seed_name = 'paper_text'
            and sections.part = 'body'
            and sections.content_code is null
            then concat(texts.subject, '.', texts.paragraph_number)
    end as paragraph_label,
    composed.paragraph
from composed
inner join texts
    on composed.text_id = texts.text_id
left join sections
    on
        texts.seed_name = 'paper_text'
        and texts.subject = sections.section_id
