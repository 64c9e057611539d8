with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_child_protection__planning_meetings') }}

)

{{ as_known('versions') }}
