with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_looked_after__episodes') }}

)

{{ as_known('versions') }}
