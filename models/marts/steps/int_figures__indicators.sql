-- The figures of an indicator that a text can cite: {4.6.value}, {4.6.previous_title}.
with figures as (

    select * from {{ ref('report_figure') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

changes as (

    select * from {{ ref('edition_changes') }}

),

value_changes as (

    select * from {{ ref('int_status__value_changes') }}

),

compared as (

    select
        indicator_statuses.*,
        indicator_statuses.denominator - indicator_statuses.numerator as remainder,
        changes.previous_title,
        -- as it is known now; as it was reported then beside it, where that differs
        concat(
            coalesce(
                {{ dbt.split_part('value_changes.earlier_value_label', "' ('", 1) }},
                {{ dbt.split_part('changes.previous_value_label', "' ('", 1) }}
            ),
            case
                when value_changes.earlier_value_label
                    != value_changes.reported_value_label
                    then concat(
                            ' (', changes.previous_value_label, ' as reported then)'
                        )
                else ''
            end
        ) as earlier_value,
        changes.previous_value_label,
        changes.previous_period_label,
        changes.previous_status_label
    from indicator_statuses
    inner join changes
        on
            indicator_statuses.partnership_code = changes.partnership_code
            and indicator_statuses.edition_id = changes.edition_id
            and indicator_statuses.indicator_id = changes.indicator_id
    left join value_changes
        on
            indicator_statuses.partnership_code = value_changes.partnership_code
            and indicator_statuses.edition_id = value_changes.edition_id
            and indicator_statuses.previous_edition_id
            = value_changes.earlier_edition_id
            and indicator_statuses.indicator_id = value_changes.indicator_id

)

select
    compared.partnership_code,
    compared.edition_id,
    concat(compared.indicator_id, '.', figures.figure_code) as figure_name,
    case figures.figure_code
        when 'title' then compared.title
        when 'previous_title' then compared.previous_title
        when 'period' then compared.period_label
        when 'target' then compared.target_label
        when 'value' then {{ dbt.split_part('compared.value_label', "' ('", 1) }}
        when 'value_label' then compared.value_label
        when 'numerator' then cast(compared.numerator as {{ dbt.type_string() }})
        when 'denominator' then cast(compared.denominator as {{ dbt.type_string() }})
        when 'remainder' then cast(compared.remainder as {{ dbt.type_string() }})
        when 'status' then compared.status_label
        when 'previous_value'
            then nullif(compared.earlier_value, '')
        when 'previous_value_label' then compared.previous_value_label
        when 'previous_period' then compared.previous_period_label
        when 'previous_status' then compared.previous_status_label
        when 'value_change' then compared.value_change_label
        when 'status_change' then compared.status_change_label
    end as figure_text,
    compared.indicator_id,
    compared.period_start,
    figures.discloses_code,
    figures.claim_code
from compared
inner join figures
    on figures.figure_kind = 'indicator'
