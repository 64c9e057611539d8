with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_justice__unpaid_work_requirements') }}

)

{{ as_known('versions') }}
