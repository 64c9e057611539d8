with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_education__school_leavers') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.candidate_number_hash,
    records.leaver_year_starts_on,
    records.initial_destination_code,
    records.followup_destination_code,
    records.is_looked_after,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'seemis_leavers'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
