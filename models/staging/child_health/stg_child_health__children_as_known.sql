with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_child_health__children') }}

)

{{ as_known('versions') }}
