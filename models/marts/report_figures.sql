-- The figures that a text can cite by a placeholder. The seed report_figure lists them
-- and, for the disclosure rules, what each discloses.
with indicator_figures as (

    select * from {{ ref('int_figures__indicators') }}

),

period_figures as (

    select * from {{ ref('int_figures__periods') }}

),

edition_figures as (

    select * from {{ ref('int_figures__editions') }}

),

summary_figures as (

    select * from {{ ref('int_figures__summaries') }}

)

select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    indicator_id,
    period_start,
    tells_code
from indicator_figures
union all
select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    indicator_id,
    period_start,
    tells_code
from period_figures
union all
select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    null as indicator_id,
    null as period_start,
    tells_code
from edition_figures
union all
select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    null as indicator_id,
    null as period_start,
    tells_code
from summary_figures
