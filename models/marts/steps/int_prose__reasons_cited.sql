-- The reasons of lateness that a text cites, {4.5.reason.non_compliance}, with the number
-- of cases that have each (null where none has) and all that are recorded.
with tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

recorded as (

    select * from {{ ref('int_prose__recorded_reasons') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

cited as (

    select
        *,
        {{ dbt.split_part('figure_name', "'.reason.'", 1) }} as indicator_id,
        {{ dbt.split_part('figure_name', "'.reason.'", 2) }} as reason_code
    from tokens
    where figure_name like '%.reason.%' and figure_name not like '%.count'

)

select
    cited.text_id,
    cited.sentence_number,
    row_number() over (
        partition by cited.text_id, cited.sentence_number order by cited.position
    ) as reason_number,
    cited.indicator_id,
    cited.reason_code,
    cast(figures.figure_text as integer) as late_count,
    recorded.leading_count,
    recorded.leading_reasons,
    coalesce(recorded.reasons_label, 'none') as reasons_label
from cited
left join recorded
    on
        cited.partnership_code = recorded.partnership_code
        and cited.edition_id = recorded.edition_id
        and cited.indicator_id = recorded.indicator_id
left join figures
    on
        cited.partnership_code = figures.partnership_code
        and cited.edition_id = figures.edition_id
        and figures.figure_name = concat(cited.figure_name, '.count')
