with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_child_protection__core_groups') }}

)

{{ as_known('versions') }}
