with statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

)

select
    concat(
        'Indicator ', older.indicator_id, ' was in edition ', older.edition_id,
        ', is in force and is missing from edition ', editions.edition_id,
        '. Look for the cause in its model and in seeds/reference/indicator.csv.'
    ) as message
from statuses as older
inner join editions
    on older.edition_id = editions.previous_edition_id
inner join indicators
    on
        older.indicator_id = indicators.indicator_id
        and editions.covers_to <= indicators.in_force_to
left join statuses as newer
    on
        older.partnership_code = newer.partnership_code
        and editions.edition_id = newer.edition_id
        and older.indicator_id = newer.indicator_id
where newer.indicator_id is null
