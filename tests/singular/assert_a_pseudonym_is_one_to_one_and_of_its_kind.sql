-- A CHI number that lost its leading zero in a spreadsheet is the same number; two
-- numbers, or one number as two kinds of identifier, share no pseudonym.
with blank_words as (

    select * from {{ ref('stg_reference__blank_words') }}

),

pseudonyms as (

    select
        {{ parsed_chi_number("'0101101234'") }} as chi_number,
        {{ parsed_chi_number("'101101234'") }} as chi_number_of_nine_digits,
        {{ parsed_chi_number("'0101101235'") }} as another_chi_number,
        {{ parsed_person_identifier("'0101101234'", 'blank_words') }} as person,
        {{ pseudonym("'0101101234'", 'staff') }} as member_of_staff
    from blank_words

)

select *
from pseudonyms
where not coalesce(
        chi_number = chi_number_of_nine_digits
        and chi_number != another_chi_number
        and chi_number != person
        and person != member_of_staff
        and length(person) = 32
        and person not like '%0101101234%',
        false
    )
