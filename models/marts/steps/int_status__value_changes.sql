-- 1. The value of an edition is compared with what an earlier edition reported, twice:
--    as it was reported then and, like for like, as the same period is known now. The
--    word of change follows the second wherever the period is still known.
-- 2. Figures printed alike are unchanged, and so are those less than the band apart.
-- 3. A change is within what chance explains where the 95% interval of the difference
--    includes zero.
with paired as (

    select * from {{ ref('int_status__earlier_values') }}

),

changes as (

    select * from {{ ref('change') }}

),

compared as (

    select
        *,
        {{ dbt.split_part('earlier_value_label', "' ('", 1) }} as printed_earlier_value,
        case
            when
                printed_value
                = {{ dbt.split_part('reported_value_label', "' ('", 1) }}
                then 'unchanged'
            else
                {{ value_change(
                    'value', 'reported_value', 'polarity',
                    '(band_points + band_percent / 100 * reported_value)'
                ) }}
        end as reported_change_code,
        case
            when
                printed_value = {{ dbt.split_part('earlier_value_label', "' ('", 1) }}
                then 'unchanged'
            else
                {{ value_change(
                    'value', 'earlier_value', 'polarity',
                    '(band_points + band_percent / 100 * earlier_value)'
                ) }}
        end as value_change_code,
        {{ difference_lower(
            'value', 'lower_limit_95', 'earlier_value', 'earlier_upper_limit_95'
        ) }} as difference_lower_95,
        {{ difference_upper(
            'value', 'upper_limit_95', 'earlier_value', 'earlier_lower_limit_95'
        ) }} as difference_upper_95
    from paired

),

labelled as (

    select
        compared.*,
        changes.change_label,
        reported_changes.change_label as reported_change_label,
        coalesce(
            compared.value_change_code not in ('unchanged', 'not_comparable')
            and compared.difference_lower_95 <= 0
            and compared.difference_upper_95 >= 0,
            false
        ) as is_within_chance,
        case
            when
                compared.value_change_code != 'unchanged'
                or compared.printed_value = compared.printed_earlier_value
                then ''
            when compared.band_points > 0
                then concat(
                        ', less than ', {{ exact_number('compared.band_points') }},
                        ' point',
                        case when compared.band_points = 1 then '' else 's' end,
                        ' apart'
                    )
            else concat(
                    ', less than ', {{ exact_number('compared.band_percent') }},
                    '% apart'
                )
        end as band_phrase
    from compared
    inner join changes
        on compared.value_change_code = changes.change_code
    inner join changes as reported_changes
        on compared.reported_change_code = reported_changes.change_code

)

select
    partnership_code,
    edition_id,
    earlier_edition_id,
    indicator_id,
    earlier_period_start,
    reported_value,
    reported_value_label,
    earlier_value,
    earlier_value_label,
    is_like_for_like,
    reported_change_code,
    value_change_code,
    is_within_chance,
    case
        when value_change_code = 'not_comparable' then null
        when value_label = earlier_value_label and value_label = reported_value_label
            then concat('Value unchanged: ', value_label)
        else concat(
                'Value ', change_label, ': from ', earlier_value_label, ' in ',
                earlier_period_label,
                case
                    when earlier_value_label != reported_value_label
                        then ' as known now'
                    else ''
                end,
                ' to ', value_label, ' in ', period_label,
                band_phrase,
                case
                    when is_within_chance then ', within what chance explains'
                    else ''
                end,
                case
                    when earlier_value_label = reported_value_label then ''
                    else concat('; reported then as ', reported_value_label)
                end,
                case
                    when value_change_code = reported_change_code then ''
                    when reported_change_code in ('improved', 'worsened')
                        then concat(', against which it ', reported_change_label)
                    else concat(', against which it is ', reported_change_label)
                end
            )
    end as movement
from labelled
