-- How firm the figures of an indicator are: how far those reported before have moved
-- since. It is not known before a set number of editions has been reported.
with moves as (

    select * from {{ ref('int_revisions__moves') }}

),

latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

units as (

    select * from {{ ref('unit') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

numbered as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        unit,
        count(*) over (
            partition by partnership_code, indicator_id
            order by data_cut_off_on
        ) as edition_count
    from latest_periods

),

profiled as (

    select
        numbered.partnership_code,
        numbered.edition_id,
        numbered.indicator_id,
        numbered.unit,
        numbered.edition_count,
        count(moves.period_start) as figure_count,
        count(*) filter (where moves.is_moved) as moved_count,
        median(moves.move) filter (where moves.is_moved) as median_move,
        max(moves.move) as largest_move,
        count(*) filter (where moves.is_status_moved) as status_moved_count
    from numbered
    left join moves
        on
            numbered.partnership_code = moves.partnership_code
            and numbered.edition_id = moves.edition_id
            and numbered.indicator_id = moves.indicator_id
    group by
        numbered.partnership_code,
        numbered.edition_id,
        numbered.indicator_id,
        numbered.unit,
        numbered.edition_count

),

labelled as (

    select
        profiled.*,
        profiled.figure_count > 0
        and profiled.edition_count >= parameters.parameter_value as is_known,
        {{ plain_number('profiled.median_move') }} as median_number,
        {{ plain_number('profiled.largest_move') }} as largest_number,
        units.difference_suffix_one,
        units.difference_suffix
    from profiled
    inner join units
        on profiled.unit = units.unit
    inner join parameters
        on parameters.parameter_id = 'revision_editions'

)

select
    partnership_code,
    edition_id,
    indicator_id,
    cast(edition_count as integer) as edition_count,
    cast(figure_count as integer) as figure_count,
    cast(moved_count as integer) as moved_count,
    median_move,
    largest_move,
    cast(status_moved_count as integer) as status_moved_count,
    case
        when not is_known
            then 'How far figures move after they are first reported is not known yet'
        when moved_count = 0
            then concat(
                    'None of the figures reported before (', figure_count,
                    ') has moved since'
                )
        else concat(
                moved_count, ' of ', figure_count,
                ' figures reported before have moved since: by ',
                {{ difference_label('median_number') }}, ' in the middle and ',
                {{ difference_label('largest_number') }}, ' at most; the status of ',
                case status_moved_count
                    when 0 then 'none'
                    else cast(status_moved_count as {{ dbt.type_string() }})
                end,
                ' would be another'
            )
    end as revision_label
from labelled
