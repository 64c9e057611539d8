with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_social_work__people') }}

)

{{ as_known('versions') }}
