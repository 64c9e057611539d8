-- An edition is compared with the editions before it, as many as the parameter gives:
-- of sixty editions all pairs would be 1,770.
with editions as (

    select * from {{ ref('dim_edition') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

numbered as (

    select
        edition_id,
        dense_rank() over (order by data_cut_off_on) as edition_number
    from editions

)

select
    numbered.edition_id,
    earlier_editions.edition_id as earlier_edition_id
from numbered
inner join parameters
    on parameters.parameter_id = 'restated_editions'
inner join numbered as earlier_editions
    on
        numbered.edition_number > earlier_editions.edition_number
        and numbered.edition_number
        <= earlier_editions.edition_number + parameters.parameter_value
