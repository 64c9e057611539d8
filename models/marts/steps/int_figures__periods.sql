-- The figures of a period that a text can cite: {4.6.2022-23.Q1.value}, a year and the
-- rest of the period's label.
with figures as (

    select * from {{ ref('report_figure') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    series.partnership_code,
    series.edition_id,
    concat(
        series.indicator_id, '.', periods.period_name, '.', figures.figure_code
    ) as figure_name,
    case figures.figure_code
        when 'period' then series.period_label
        when 'value' then {{ dbt.split_part('series.value_label', "' ('", 1) }}
        when 'value_label' then series.value_label
        when 'numerator' then cast(series.numerator as {{ dbt.type_string() }})
        when 'denominator' then cast(series.denominator as {{ dbt.type_string() }})
    end as figure_text,
    series.indicator_id,
    series.period_start,
    figures.discloses_code,
    figures.claim_code
from series
inner join periods
    on
        series.period_type = periods.period_type
        and series.period_start = periods.period_start
inner join figures
    on figures.figure_kind = 'period'
