-- A CHI number that lost its leading zero in a spreadsheet is the same number; two
-- numbers, or one number as two kinds of identifier, share no pseudonym.
-- The functions that read cells come with the seed of blank words:
-- depends_on: {{ ref('blank_word') }}
with pseudonyms as (

    select
        {{ pseudonym("reference.chi_number('0101101234')", 'chi') }} as chi_number,
        {{ pseudonym("reference.chi_number('101101234')", 'chi') }}
            as chi_number_of_nine_digits,
        {{ pseudonym("reference.chi_number('0101101235')", 'chi') }}
            as another_chi_number,
        {{ pseudonym("reference.person_number('0101101234')", 'person') }} as person,
        {{ pseudonym("'0101101234'", 'staff') }} as member_of_staff

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
