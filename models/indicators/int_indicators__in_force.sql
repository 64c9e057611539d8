-- The indicators that each edition reports, and the coverage of their data: an
-- indicator of events is covered up to the shortest coverage among the newest dumps of
-- the extracts that it reads.
with partnerships as (

    select * from {{ ref('dim_partnership') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

indicator_extracts as (

    select * from {{ ref('indicator_extract') }}

),

dumps as (

    select * from {{ ref('fct_extract_dumps') }}

),

newest_dumps as (

    select
        editions.edition_id,
        dumps.partnership_code,
        dumps.extract_name,
        max(dumps.extracted_on) as extracted_on,
        max_by(dumps.covers_to, dumps.extracted_on) as covers_to
    from editions
    inner join dumps
        on editions.data_cut_off_on >= dumps.extracted_on
    group by editions.edition_id, dumps.partnership_code, dumps.extract_name

),

spine as (

    select
        partnerships.partnership_code,
        editions.edition_id,
        editions.covers_to as edition_covers_to,
        indicators.indicator_id
    from partnerships
    cross join editions
    inner join indicators
        on
            editions.covers_to
            between indicators.in_force_from and indicators.in_force_to
            and editions.data_cut_off_on >= indicators.decided_on

),

supplies as (

    select
        spine.partnership_code,
        spine.edition_id,
        spine.indicator_id,
        indicator_extracts.supply,
        newest_dumps.extracted_on,
        newest_dumps.covers_to
    from spine
    inner join indicator_extracts
        on
            spine.indicator_id = indicator_extracts.indicator_id
            and indicator_extracts.supply in ('events', 'aggregate')
    left join newest_dumps
        on
            spine.partnership_code = newest_dumps.partnership_code
            and spine.edition_id = newest_dumps.edition_id
            and indicator_extracts.extract_name = newest_dumps.extract_name

)

select
    spine.partnership_code,
    spine.edition_id,
    spine.indicator_id,
    coalesce(bool_or(supplies.supply = 'events'), false) as is_counted_from_events,
    bool_and(supplies.extracted_on is not null) as is_supplied,
    min(supplies.extracted_on) as oldest_extracted_on,
    -- no period of the edition ends after the day that the edition covers to
    least(min(supplies.covers_to), min(spine.edition_covers_to)) as available_to
from spine
left join supplies
    on
        spine.partnership_code = supplies.partnership_code
        and spine.edition_id = supplies.edition_id
        and spine.indicator_id = supplies.indicator_id
group by spine.partnership_code, spine.edition_id, spine.indicator_id
