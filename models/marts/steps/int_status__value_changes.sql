-- 1. The value of an edition is compared with what an earlier edition reported, twice:
--    as it was reported then and, like for like, as the same period is known now. The
--    word of change follows the second wherever the period is still known.
-- 2. Figures printed alike are unchanged, and so are those less than the band apart.
-- 3. A change is within what chance explains where the 95% interval of the difference
--    includes zero.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

units as (

    select * from {{ ref('unit') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

changes as (

    select * from {{ ref('change') }}

),

paired as (

    select
        latest.partnership_code,
        latest.edition_id,
        earlier.edition_id as earlier_edition_id,
        latest.indicator_id,
        latest.polarity,
        latest.period_label,
        latest.value,
        latest.value_label,
        {{ dbt.split_part('latest.value_label', "' ('", 1) }} as printed_value,
        latest.lower_limit_95,
        latest.upper_limit_95,
        earlier.period_start as earlier_period_start,
        earlier.period_label as earlier_period_label,
        earlier.value as reported_value,
        earlier.value_label as reported_value_label,
        known.value is not null as is_like_for_like,
        coalesce(known.value, earlier.value) as earlier_value,
        coalesce(known.value_label, earlier.value_label) as earlier_value_label,
        case
            when known.value is not null then known.lower_limit_95
            else earlier.lower_limit_95
        end as earlier_lower_limit_95,
        case
            when known.value is not null then known.upper_limit_95
            else earlier.upper_limit_95
        end as earlier_upper_limit_95,
        case
            when units.trend_band_kind = 'points'
                then cast(points.parameter_value as double)
            else 0
        end as band_points,
        case
            when units.trend_band_kind = 'points' then 0
            else cast(shares.parameter_value as double)
        end as band_percent
    from latest_periods as latest
    inner join latest_periods as earlier
        on
            latest.partnership_code = earlier.partnership_code
            and latest.indicator_id = earlier.indicator_id
            and latest.edition_id != earlier.edition_id
            and latest.data_cut_off_on >= earlier.data_cut_off_on
    inner join units
        on latest.unit = units.unit
    inner join parameters as points
        on points.parameter_id = 'trend_band_points'
    inner join parameters as shares
        on shares.parameter_id = 'trend_band_percent'
    left join series as known
        on
            latest.partnership_code = known.partnership_code
            and latest.edition_id = known.edition_id
            and latest.indicator_id = known.indicator_id
            and earlier.period_type = known.period_type
            and earlier.period_start = known.period_start
            and earlier.value is not null

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
