with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_camhs__events') }}

)

{{ as_known('versions') }}
