with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_looked_after__legal_reasons') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.episode_id,
    records.legal_reason_code,
    records.started_on,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'lac_legal_reason'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
