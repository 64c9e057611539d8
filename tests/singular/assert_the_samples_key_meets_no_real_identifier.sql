-- The key of the synthetic sample is in the project for all to read: with it every
-- pseudonym can be reversed. An identifier can be real where a CHI number begins with a
-- day of birth and its check digit is right (modulus 11, the weights of its first nine
-- digits 10 to 2), or where a postcode is not of the area ZZ, which does not exist.
with cells as (

    select
        'camhs_captnd' as extract_name,
        'chi' as column_name,
        chi as cell
    from {{ ref('camhs_captnd') }}
    union all
    select
        'chi_cohort' as extract_name,
        'chi' as column_name,
        chi as cell
    from {{ ref('chi_cohort') }}
    union all
    select
        'chsp_ps_review' as extract_name,
        'chi' as column_name,
        chi as cell
    from {{ ref('chsp_ps_review') }}
    union all
    select
        'sirs_immunisation' as extract_name,
        'chi' as column_name,
        chi as cell
    from {{ ref('sirs_immunisation') }}
    union all
    select
        'sw_person' as extract_name,
        'chi' as column_name,
        chi as cell
    from {{ ref('sw_person') }}
    union all
    select
        'camhs_captnd' as extract_name,
        'postcode' as column_name,
        postcode as cell
    from {{ ref('camhs_captnd') }}
    union all
    select
        'chi_cohort' as extract_name,
        'postcode' as column_name,
        postcode as cell
    from {{ ref('chi_cohort') }}
    union all
    select
        'chsp_ps_review' as extract_name,
        'postcode' as column_name,
        postcode as cell
    from {{ ref('chsp_ps_review') }}
    union all
    select
        'lac_placement' as extract_name,
        'placement_postcode' as column_name,
        placement_postcode as cell
    from {{ ref('lac_placement') }}
    union all
    select
        'sw_person' as extract_name,
        'postcode' as column_name,
        postcode as cell
    from {{ ref('sw_person') }}

),

distinct_cells as (

    select
        extract_name,
        column_name,
        regexp_replace(upper(cell), '[^0-9A-Z]', '', 'g') as identifier
    from cells
    group by all

),

checked as (

    select
        extract_name,
        column_name,
        case
            when column_name = 'chi'
                then
                    regexp_matches(identifier, '^[0-9]{10}$')
                    and try_strptime(left(identifier, 6), '%d%m%y') is not null
                    and list_sum(
                        list_transform(
                            range(1, 11),
                            lambda n: try_cast(identifier[n] as integer) * (11 - n)
                        )
                    ) % 11 = 0
            else
                regexp_matches(identifier, '^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$')
                and not starts_with(identifier, 'ZZ')
        end as can_be_real
    from distinct_cells

)

select
    concat(
        extract_name, ', column ', column_name, ': ', count(*),
        ' identifiers can be real, and their pseudonyms would be made with the key ',
        'of the synthetic sample, which anyone can read. Set PSEUDONYM_KEY to a ',
        'secret of the partnership, and EXTRACTS_DIR to the folder of its extracts.'
    ) as message
from checked
where
    can_be_real
    -- of SAMPLE_KEY in scripts/project.py
    and sha256(getvariable('pseudonym_key'))
    = '85ea69b6a703c6eef3c65b9be9d8fd692139f2f7c521cbf86330a04b981e71b5'
group by extract_name, column_name
