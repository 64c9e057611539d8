with statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

withheld_figures as (

    select * from {{ ref('int_disclosure__withheld_figures') }}

),

prose as (

    select * from {{ ref('rpt_report_prose') }}

),

tokens as (

    select * from {{ ref('int_prose__tokens') }}

)

select
    concat(
        'Indicator ', statuses.indicator_id, ', edition ', statuses.edition_id,
        ': its value is withheld, and a text may cite it. Do not publish: correct ',
        'int_disclosure__withheld_figures.sql.'
    ) as message
from statuses
left join withheld_figures
    on
        statuses.partnership_code = withheld_figures.partnership_code
        and statuses.edition_id = withheld_figures.edition_id
        and concat(statuses.indicator_id, '.value') = withheld_figures.figure_name
where
    statuses.value_label = '[c]'
    and withheld_figures.figure_name is null
union all
select
    concat(
        'seeds/reference/', prose.seed_name, '.csv, ', prose.subject, ' of edition ',
        prose.edition_id, ', paragraph ', prose.paragraph_number, ': the text cites ',
        'a withheld figure and is shown. Do not publish: correct ',
        'models/published/rpt_report_prose.sql.'
    ) as message
from prose
inner join tokens
    on
        prose.partnership_code = tokens.partnership_code
        and prose.edition_id = tokens.edition_id
        and prose.seed_name = tokens.seed_name
        and prose.subject = tokens.subject
        and prose.paragraph_number = tokens.paragraph_number
inner join withheld_figures
    on
        tokens.partnership_code = withheld_figures.partnership_code
        and tokens.edition_id = withheld_figures.edition_id
        and tokens.figure_name = withheld_figures.figure_name
where not prose.is_withheld
