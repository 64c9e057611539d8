-- The figures that a text can cite by a placeholder. Which there are, and what each
-- tells the reader of, for the disclosure rules, stands in the seed report_figure.
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
