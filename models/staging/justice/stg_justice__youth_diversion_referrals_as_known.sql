with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_justice__youth_diversion_referrals') }}

)

{{ as_known('versions') }}
