{% set cells = [] %}

with source as (

    select * from {{ ref('js_upw_requirement') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

levels as (

    select * from {{ ref('unpaid_work_level') }}

),

range_of_hours as (

    select
        min(hours_from) as fewest_hours,
        max(hours_to) as most_hours
    from levels

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(
            cells, 'requirement_id', 'reference', 'unpaid_work_requirement_id',
            is_key=true
        ) }},
        {{ typed(cells, 'order_id', 'reference', 'payback_order_id', required=true) }},
        {{ typed(cells, 'imposed_date', 'date', 'imposed_on', past=true) }},
        {{ typed(cells, 'court_time_limit_date', 'date', 'court_time_limit_on') }},
        {{ typed(
            cells, 'first_placement_date', 'date', 'first_placement_on', past=true
        ) }},
        {{ typed(cells, 'completed_date', 'date', 'completed_on', past=true) }},
        {{ typed(cells, 'hours_imposed', 'integer', 'hours_imposed', required=true) }},
        {{ typed(
            cells, 'level', 'code', 'recorded_level_code',
            code_list='unpaid_work_level'
        ) }},
        {{ typed(
            cells, 'placement_status', 'code', 'placement_status_code',
            code_list='first_contact_status'
        ) }},
        {{ typed(
            cells, 'outcome', 'code', 'outcome_code',
            code_list='unpaid_work_outcome', required=true
        ) }},
        {{ typed(
            cells, 'not_in_time_reason', 'code', 'not_in_time_reason_code',
            code_list='not_in_time_reason'
        ) }},
        range_of_hours.fewest_hours,
        range_of_hours.most_hours
    from source
    {{ read_cells(cells, ref('js_upw_requirement')) }}
    cross join range_of_hours

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when completed_on < imposed_on
                    then 'imposed_date:before_start completed_date:before_start'
            end,
            case
                when first_placement_on < imposed_on
                    then 'imposed_date:before_start first_placement_date:before_start'
            end,
            case
                when
                    outcome_code = 'completed'
                    and _is_blank_completed_date
                    then 'completed_date:needed_with_status'
            end,
            case
                when hours_imposed not between fewest_hours and most_hours
                    then 'hours_imposed:out_of_range'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
