with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_education__school_leavers') }}

)

{{ as_known('versions') }}
