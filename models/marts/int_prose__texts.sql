with paper_texts as (

    select * from {{ ref('paper_text') }}

),

commentaries as (

    select * from {{ ref('commentary') }}

),

actions as (

    select * from {{ ref('remedial_action') }}

),

editions as (

    select * from {{ ref('report_editions') }}

),

texts as (

    select
        partnership_code,
        edition_id,
        'paper_text' as seed_name,
        section_id as subject,
        paragraph_number,
        paragraph as written
    from paper_texts
    union all
    select
        partnership_code,
        edition_id,
        'commentary' as seed_name,
        indicator_id as subject,
        paragraph_number,
        paragraph as written
    from commentaries
    union all
    select
        partnership_code,
        edition_id,
        'remedial_action' as seed_name,
        indicator_id as subject,
        action_number as paragraph_number,
        action as written
    from actions

)

select
    texts.partnership_code,
    texts.edition_id,
    texts.seed_name,
    texts.subject,
    texts.paragraph_number,
    concat('seeds/reference/', texts.seed_name, '.csv') as file_path,
    concat(
        case texts.seed_name when 'paper_text' then 'section ' else 'indicator ' end,
        texts.subject,
        case texts.seed_name
            when 'remedial_action' then ', action ' else ', paragraph '
        end,
        texts.paragraph_number
    ) as place,
    texts.written,
    concat_ws(
        '/',
        texts.partnership_code,
        texts.edition_id,
        texts.seed_name,
        texts.subject,
        texts.paragraph_number
    ) as text_id
from texts
inner join editions
    on
        texts.partnership_code = editions.partnership_code
        and texts.edition_id = editions.edition_id
