with withheld_figures as (

    select * from {{ ref('int_disclosure__withheld_figures') }}

)

select
    concat(
        'The value of indicator ', statuses.indicator_id, ' in edition ',
        statuses.edition_id, ' is withheld, but a text can cite it: correct ',
        'models/disclosure/int_disclosure__withheld_figures.sql.'
    ) as message
from {{ ref('rpt_indicator_status') }} as statuses
left join withheld_figures
    on
        statuses.partnership_code = withheld_figures.partnership_code
        and statuses.edition_id = withheld_figures.edition_id
        and withheld_figures.figure_name = concat(statuses.indicator_id, '.value')
where
    statuses.value_label = '[c]'
    and withheld_figures.figure_name is null
