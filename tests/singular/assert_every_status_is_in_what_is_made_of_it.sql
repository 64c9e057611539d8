with statuses as (

    select * from {{ ref('indicator_status') }}

),

comparators as (

    select * from {{ ref('comparator') }}

),

changes as (

    select * from {{ ref('edition_changes') }}

),

definitions as (

    select * from {{ ref('indicator_definitions') }}

),

compared as (

    select * from {{ ref('indicator_comparators') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

missing as (

    select
        'edition_changes' as mart,
        statuses.edition_id,
        statuses.indicator_id
    from statuses
    left join changes
        on
            statuses.partnership_code = changes.partnership_code
            and statuses.edition_id = changes.edition_id
            and statuses.indicator_id = changes.indicator_id
    where changes.indicator_id is null
    union all
    select
        'indicator_definitions' as mart,
        statuses.edition_id,
        statuses.indicator_id
    from statuses
    left join definitions
        on
            statuses.partnership_code = definitions.partnership_code
            and statuses.edition_id = definitions.edition_id
            and statuses.indicator_id = definitions.indicator_id
    where definitions.indicator_id is null
    union all
    select
        'indicator_comparators' as mart,
        statuses.edition_id,
        statuses.indicator_id
    from statuses
    cross join comparators
    left join compared
        on
            statuses.partnership_code = compared.partnership_code
            and statuses.edition_id = compared.edition_id
            and statuses.indicator_id = compared.indicator_id
            and comparators.comparator_code = compared.comparator_code
    where compared.indicator_id is null
    union all
    select
        'report_figures' as mart,
        statuses.edition_id,
        statuses.indicator_id
    from statuses
    left join figures
        on
            statuses.partnership_code = figures.partnership_code
            and statuses.edition_id = figures.edition_id
            and concat(statuses.indicator_id, '.value') = figures.figure_name
            and figures.figure_text is not null
    where
        statuses.value is not null
        and figures.figure_name is null

)

select
    concat(
        'marts.', mart, ' is without indicator ', indicator_id, ' of edition ',
        edition_id, ', which has a status. Look at the joins of models/marts/', mart,
        '.sql.'
    ) as message
from missing
group by mart, edition_id, indicator_id
