-- The newest dump of each extract that an edition can use, and the last day that it
-- covers.
with editions as (

    select * from {{ ref('dim_edition') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

dumps as (

    select * from {{ ref('fct_extract_dumps') }}

)

select
    partnerships.partnership_code,
    editions.edition_id,
    extracts.extract_name,
    max(dumps.extracted_on) as extracted_on,
    max_by(dumps.covers_to, dumps.extracted_on) as covers_to
from editions
cross join partnerships
cross join extracts
left join dumps
    on
        extracts.extract_name = dumps.extract_name
        and partnerships.partnership_code = dumps.partnership_code
        and editions.data_cut_off_on >= dumps.extracted_on
group by partnerships.partnership_code, editions.edition_id, extracts.extract_name
