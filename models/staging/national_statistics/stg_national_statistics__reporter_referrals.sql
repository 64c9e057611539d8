with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_national_statistics__reporter_referrals') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.area_code,
    records.referral_type_code,
    records.year_starts_on,
    records.children_as_published,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'scra_referrals'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
