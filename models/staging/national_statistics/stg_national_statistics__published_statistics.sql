with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_national_statistics__published_statistics') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.measure,
    records.area_code,
    records.period_type,
    records.period_start,
    records.published_on,
    records.numerator,
    records.denominator,
    records.value,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'national_statistic'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
