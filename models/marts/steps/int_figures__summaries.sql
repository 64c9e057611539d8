-- The counts of an edition that a text can cite: {summary.total}, {changes.improved}.
with figures as (

    select * from {{ ref('report_figure') }}

),

changes as (

    select * from {{ ref('edition_changes') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

counted as (

    select
        changes.partnership_code,
        changes.edition_id,
        count(*) filter (where not changes.is_withdrawn) as total,
        count(*) filter (where changes.status_code = 'no_concerns') as no_concerns,
        count(*) filter (where changes.status_code = 'some_concerns') as some_concerns,
        count(*) filter (where changes.status_code = 'major_concerns')
            as major_concerns,
        count(*) filter (where changes.status_code = 'not_applicable')
            as not_applicable,
        count(*) filter (where changes.status_change_code = 'improved') as improved,
        count(*) filter (where changes.status_change_code = 'worsened') as worsened,
        count(*) filter (where changes.is_new) as added,
        count(*) filter (where changes.is_withdrawn) as withdrawn,
        count(*) filter (where changes.previous_status_code = 'major_concerns')
            as from_major,
        count(*) filter (
            where
            changes.previous_status_code = 'major_concerns'
            and changes.value_change_code = 'improved'
        ) as improved_from_major,
        count(*) filter (
            where
            changes.previous_status_code = 'major_concerns'
            and changes.value_change_code = 'improved'
            and indicator_statuses.is_change_within_chance
        ) as improved_within_chance
    from changes
    left join indicator_statuses
        on
            changes.partnership_code = indicator_statuses.partnership_code
            and changes.edition_id = indicator_statuses.edition_id
            and changes.indicator_id = indicator_statuses.indicator_id
    group by changes.partnership_code, changes.edition_id

),

phrased as (

    select
        *,
        concat(
            improved_from_major, ' of the ', from_major,
            case from_major when 1 then ' indicator' else ' indicators' end,
            ' that had major concerns in the previous report ',
            case improved_from_major when 1 then 'has' else 'have' end,
            ' improved',
            case
                when improved_within_chance = 0 then ''
                when improved_within_chance = improved_from_major
                    then ', within what chance explains'
                else concat(
                        ', ', improved_within_chance, ' within what chance explains'
                    )
            end
        ) as from_major_phrase
    from counted

)

select
    phrased.partnership_code,
    phrased.edition_id,
    figures.figure_code as figure_name,
    case figures.figure_code
        when 'summary.total' then cast(phrased.total as {{ dbt.type_string() }})
        when 'summary.no_concerns'
            then cast(phrased.no_concerns as {{ dbt.type_string() }})
        when 'summary.some_concerns'
            then cast(phrased.some_concerns as {{ dbt.type_string() }})
        when 'summary.major_concerns'
            then cast(phrased.major_concerns as {{ dbt.type_string() }})
        when 'summary.not_applicable'
            then cast(phrased.not_applicable as {{ dbt.type_string() }})
        when 'changes.improved' then cast(phrased.improved as {{ dbt.type_string() }})
        when 'changes.worsened' then cast(phrased.worsened as {{ dbt.type_string() }})
        when 'changes.new' then cast(phrased.added as {{ dbt.type_string() }})
        when 'changes.withdrawn' then cast(phrased.withdrawn as {{ dbt.type_string() }})
        when 'changes.from_major_concerns' then phrased.from_major_phrase
    end as figure_text,
    cast(null as {{ dbt.type_string() }}) as indicator_id,
    cast(null as date) as period_start,
    figures.discloses_code,
    figures.claim_code
from phrased
inner join figures
    on figures.figure_kind = 'summary'
