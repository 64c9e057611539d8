with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_justice__payback_orders') }}

)

{{ as_known('versions') }}
