-- Figures of an edition and the one before it that a text can cite: {edition.title},
-- {previous.covers_to}.
with figures as (

    select * from {{ ref('report_figure') }}

),

editions as (

    select * from {{ ref('report_editions') }}

),

compared_editions as (

    select
        editions.*,
        previous.title as previous_title,
        previous.covers_to_label as previous_covers_to_label
    from editions
    left join editions as previous
        on
            editions.partnership_code = previous.partnership_code
            and editions.previous_edition_id = previous.edition_id

)

select
    compared_editions.partnership_code,
    compared_editions.edition_id,
    figures.figure_code as figure_name,
    case figures.figure_code
        when 'edition.partnership' then compared_editions.partnership_name
        when 'edition.title' then compared_editions.title
        when 'edition.covers_to' then compared_editions.covers_to_label
        when 'edition.data_cut_off_on' then compared_editions.data_cut_off_on_label
        when 'edition.meeting_on' then compared_editions.meeting_on_label
        when 'previous.title' then compared_editions.previous_title
        when 'previous.covers_to' then compared_editions.previous_covers_to_label
    end as figure_text,
    cast(null as {{ dbt.type_string() }}) as indicator_id,
    cast(null as date) as period_start,
    figures.discloses_code,
    figures.claim_code
from compared_editions
inner join figures
    on figures.figure_kind = 'edition'
