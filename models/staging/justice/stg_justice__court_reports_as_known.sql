with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_justice__court_reports') }}

)

{{ as_known('versions') }}
