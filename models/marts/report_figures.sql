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

reason_figures as (

    select * from {{ ref('int_figures__reasons') }}

),

summary_figures as (

    select * from {{ ref('int_figures__summaries') }}

),

figures as (

    select * from indicator_figures
    union all
    select * from period_figures
    union all
    select * from edition_figures
    union all
    select * from summary_figures
    union all
    select * from reason_figures

)

select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    indicator_id,
    period_start,
    discloses_code,
    claim_code
from figures
