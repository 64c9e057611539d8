with source as (

    select * from {{ ref('js_upw_requirement') }}

),

partnerships as (

    select * from {{ ref('partnership') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

codes as (

    select * from {{ ref('code_list') }}

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

renamed as (

    select
        -- keys
        {{ parsed('source.requirement_id', 'identifier') }}
            as unpaid_work_requirement_id,
        {{ parsed('source.order_id', 'identifier') }} as payback_order_id,

        -- dates
        {{ parsed('source.imposed_date', 'date') }} as imposed_on,
        {{ parsed('source.court_time_limit_date', 'date') }} as court_time_limit_on,
        {{ parsed('source.first_placement_date', 'date') }} as first_placement_on,
        {{ parsed('source.completed_date', 'date') }} as completed_on,

        -- attributes
        {{ parsed('source.hours_imposed', 'integer') }} as hours_imposed,
        {{ parsed('source.covid_hours_reduction', 'integer') }}
            as covid_hours_reduction,
        {{ parsed('source.hours_completed', 'integer') }} as hours_completed,
        recorded_levels.code as recorded_level_code,
        placement_statuses.code as placement_status_code,
        outcomes.code as outcome_code,
        late_reasons.code as not_in_time_reason_code,

        -- needed by the row rules only
        range_of_hours.fewest_hours,
        range_of_hours.most_hours,

        -- row
        {{ row_origin() }},
        concat_ws(
            ' ',
            {{ refused('source.requirement_id', 'identifier', required=true) }},
            {{ refused('source.order_id', 'identifier', required=true) }},
            {{ refused('source.imposed_date', 'date', past=true) }},
            {{ refused('source.court_time_limit_date', 'date') }},
            {{ refused('source.first_placement_date', 'date', past=true) }},
            {{ refused('source.completed_date', 'date', past=true) }},
            {{ refused('source.hours_imposed', 'integer', required=true) }},
            {{ refused('source.covid_hours_reduction', 'integer') }},
            {{ refused('source.hours_completed', 'integer') }},
            {{ refused_code('source.level', 'recorded_levels.code') }},
            {{ refused_code('source.placement_status', 'placement_statuses.code') }},
            {{ refused_code('source.outcome', 'outcomes.code', required=true) }},
            {{ refused_code('source.not_in_time_reason', 'late_reasons.code') }}
        ) as cell_refusals
    from source
    cross join range_of_hours
    left join codes as recorded_levels
        on
            recorded_levels.code_list = 'unpaid_work_level'
            and recorded_levels.source_code = lower(trim(source.level))
    left join codes as placement_statuses
        on
            placement_statuses.code_list = 'first_contact_status'
            and placement_statuses.source_code
            = lower(trim(source.placement_status))
    left join codes as outcomes
        on
            outcomes.code_list = 'unpaid_work_outcome'
            and outcomes.source_code = lower(trim(source.outcome))
    left join codes as late_reasons
        on
            late_reasons.code_list = 'not_in_time_reason'
            and late_reasons.source_code
            = lower(trim(source.not_in_time_reason))

),

ruled as (

    select
        *,
        concat_ws(
            ' ',
            nullif(cell_refusals, ''),
            case when completed_on < imposed_on then 'completed_date:before_start' end,
            case
                when
                    first_placement_on < imposed_on
                    then 'first_placement_date:before_start'
            end,
            case
                when
                    outcome_code = 'completed' and completed_on is null
                    then 'completed_date:needed_with_status'
            end,
            case
                when
                    hours_imposed not between fewest_hours and most_hours
                    then 'hours_imposed:out_of_range'
            end
        ) as refusals
    from renamed

),

judged as (

    {{ judged_rows('ruled', record_key=['unpaid_work_requirement_id']) }}

)

select
    *,
    {{ row_hash([
        'unpaid_work_requirement_id',
        'payback_order_id',
        'imposed_on',
        'court_time_limit_on',
        'first_placement_on',
        'completed_on',
        'hours_imposed',
        'covid_hours_reduction',
        'hours_completed',
        'recorded_level_code',
        'placement_status_code',
        'outcome_code',
        'not_in_time_reason_code'
    ]) }} as row_hash
from judged
