-- Of the prose: sections of a paper without text, in themselves or in a part of them.
with sections as (

    select
        sections.section_id,
        sections.content_code,
        count(parts.section_id) as part_count
    from marts.paper_sections as sections
    left join marts.paper_sections as parts
        on starts_with(parts.section_id, concat(sections.section_id, '.'))
    group by sections.section_id, sections.content_code

)

select concat(editions.edition_id, ', section ', sections.section_id) as place
from marts.report_editions as editions
cross join sections
left join $batch as prose
    on
        editions.partnership_code = prose.partnership_code
        and editions.edition_id = prose.edition_id
        and sections.section_id = prose.subject
        and prose.seed_name = 'paper_text'
where
    sections.content_code is null
    and sections.part_count = 0
    and prose.subject is null
