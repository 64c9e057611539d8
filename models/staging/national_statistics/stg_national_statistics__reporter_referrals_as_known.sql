with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_national_statistics__reporter_referrals') }}

)

{{ as_known('versions') }}
