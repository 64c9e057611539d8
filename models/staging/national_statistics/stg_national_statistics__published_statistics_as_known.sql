with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_national_statistics__published_statistics') }}

)

{{ as_known('versions') }}
