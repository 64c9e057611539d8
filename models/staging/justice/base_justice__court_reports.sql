{% set cells = [] %}

with source as (

    select * from {{ ref('js_court_report') }}

),

codes as (

    select * from {{ ref('stg_reference__code_spellings') }}

),

typed as (

    select
        {{ row_origin('source') }},
        {{ typed(cells, 'report_id', 'reference', 'court_report_id', is_key=true) }},
        {{ typed(cells, 'requested_date', 'date', 'requested_on', past=true) }},
        {{ typed(cells, 'due_date', 'date', 'due_on', required=true) }},
        {{ typed(cells, 'submitted_date', 'date', 'submitted_on', past=true) }},
        {{ typed(
            cells, 'status', 'code', 'report_status_code',
            code_list='court_report_status', required=true
        ) }}
    from source
    {{ read_cells(cells, ref('js_court_report')) }}

),

checked as (

    select
        *,
        concat_ws(
            ' ',
            case
                when submitted_on < requested_on
                    then 'requested_date:before_start submitted_date:before_start'
            end,
            case
                when
                    report_status_code = 'submitted'
                    and _is_blank_submitted_date
                    then 'submitted_date:needed_with_status'
            end
        ) as contradictions
    from typed

),

cells_read as (

    {{ read_rows('checked', cells) }}

)

select * from cells_read
