with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_looked_after__episodes') }}

),

identities as (

    select * from {{ ref('stg_social_work__identities') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.episode_id,
    coalesce(identities.person_id, records.person_id) as person_id,
    records.started_on,
    records.ended_on,
    records.is_continuing_care,
    records.is_aftercare_eligible,
    records.is_aftercare_received,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'lac_episode'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
left join identities
    on
        editions.edition_id = identities.edition_id
        and versions.partnership_code = identities.partnership_code
        and records.person_id = identities.recorded_person_id
