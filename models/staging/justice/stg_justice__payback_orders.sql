with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_justice__payback_orders') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.payback_order_id,
    records.imposed_on,
    records.first_contact_on,
    records.terminated_on,
    records.first_contact_status_code,
    records.termination_code,
    records.is_transferred_in,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'js_cpo_order'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
