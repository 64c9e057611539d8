-- The placeholders of texts: {4.6.value}, {4.6.2022-23.Q1.value}, {summary.total}.
-- tells_code says what a figure tells the reader of, for the disclosure rules.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

changes as (

    select * from {{ ref('edition_changes') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

editions as (

    select * from {{ ref('report_editions') }}

),

compared as (

    select
        indicator_statuses.*,
        indicator_statuses.denominator - indicator_statuses.numerator as remainder,
        changes.previous_title,
        changes.previous_value_label,
        changes.previous_period_label,
        changes.previous_status_label,
        changes.value_change_label,
        changes.status_change_label
    from indicator_statuses
    inner join changes
        on
            indicator_statuses.partnership_code = changes.partnership_code
            and indicator_statuses.edition_id = changes.edition_id
            and indicator_statuses.indicator_id = changes.indicator_id

),

-- '2022-23.Q1': a year and what is left of the period's label
named_series as (

    select
        series.*,
        periods.period_name
    from series
    inner join periods
        on
            series.period_type = periods.period_type
            and series.period_start = periods.period_start

),

compared_editions as (

    select
        editions.*,
        previous.title as previous_title,
        previous.covers_to_label as previous_covers_to_label
    from editions
    left join editions as previous
        on
            editions.partnership_code = previous.partnership_code
            and editions.previous_edition_id = previous.edition_id

),

counted as (

    select
        partnership_code,
        edition_id,
        count(*) filter (where not is_withdrawn) as total,
        count(*) filter (where status_code = 'no_concerns') as no_concerns,
        count(*) filter (where status_code = 'some_concerns') as some_concerns,
        count(*) filter (where status_code = 'major_concerns') as major_concerns,
        count(*) filter (where status_code = 'not_applicable') as not_applicable,
        count(*) filter (where status_change_code = 'improved') as improved,
        count(*) filter (where status_change_code = 'worsened') as worsened,
        count(*) filter (where is_new) as added,
        count(*) filter (where is_withdrawn) as withdrawn,
        count(*) filter (where previous_status_code = 'major_concerns')
            as from_major,
        count(*) filter (
            where
            previous_status_code = 'major_concerns' and value_change_code = 'improved'
        ) as improved_from_major
    from changes
    group by partnership_code, edition_id

),

figures as (

    {{ named_figures(
        'compared',
        {
            'indicator_id': 'indicator_id',
            'period_start': 'period_start',
            'prefix': "indicator_id, '.'",
        },
        [
            {'name': 'title', 'text': 'title', 'tells': 'nothing'},
            {'name': 'previous_title', 'text': 'previous_title', 'tells': 'nothing'},
            {'name': 'period', 'text': 'period_label', 'tells': 'nothing'},
            {'name': 'target', 'text': 'target_label', 'tells': 'nothing'},
            {
                'name': 'value',
                'text': dbt.split_part('value_label', "' ('", 1),
                'tells': 'value',
            },
            {'name': 'value_label', 'text': 'value_label', 'tells': 'value'},
            {'name': 'numerator', 'text': 'numerator', 'tells': 'value'},
            {'name': 'denominator', 'text': 'denominator', 'tells': 'value'},
            {'name': 'remainder', 'text': 'remainder', 'tells': 'value'},
            {'name': 'status', 'text': 'status_label', 'tells': 'status'},
            {
                'name': 'previous_value',
                'text': dbt.split_part('previous_value_label', "' ('", 1),
                'tells': 'previous_value',
            },
            {
                'name': 'previous_value_label',
                'text': 'previous_value_label',
                'tells': 'previous_value',
            },
            {
                'name': 'previous_period',
                'text': 'previous_period_label',
                'tells': 'nothing',
            },
            {
                'name': 'previous_status',
                'text': 'previous_status_label',
                'tells': 'previous_status',
            },
            {
                'name': 'value_change',
                'text': 'value_change_label',
                'tells': 'value_change',
            },
            {
                'name': 'status_change',
                'text': 'status_change_label',
                'tells': 'status_change',
            },
        ],
    ) }}
    union all
    {{ named_figures(
        'named_series',
        {
            'indicator_id': 'indicator_id',
            'period_start': 'period_start',
            'prefix': "indicator_id, '.', period_name, '.'",
        },
        [
            {'name': 'period', 'text': 'period_label', 'tells': 'nothing'},
            {
                'name': 'value',
                'text': dbt.split_part('value_label', "' ('", 1),
                'tells': 'period_value',
            },
            {'name': 'value_label', 'text': 'value_label', 'tells': 'period_value'},
            {'name': 'numerator', 'text': 'numerator', 'tells': 'period_value'},
            {'name': 'denominator', 'text': 'denominator', 'tells': 'period_value'},
        ],
    ) }}
    union all
    {{ named_figures(
        'compared_editions',
        {'prefix': "''"},
        [
            {
                'name': 'edition.partnership',
                'text': 'partnership_name',
                'tells': 'nothing',
            },
            {'name': 'edition.title', 'text': 'title', 'tells': 'nothing'},
            {'name': 'edition.covers_to', 'text': 'covers_to_label', 'tells': 'nothing'},
            {
                'name': 'edition.data_cut_off_on',
                'text': 'data_cut_off_on_label',
                'tells': 'nothing',
            },
            {
                'name': 'edition.meeting_on',
                'text': 'meeting_on_label',
                'tells': 'nothing',
            },
            {'name': 'previous.title', 'text': 'previous_title', 'tells': 'nothing'},
            {
                'name': 'previous.covers_to',
                'text': 'previous_covers_to_label',
                'tells': 'nothing',
            },
        ],
    ) }}
    union all
    {{ named_figures(
        'counted',
        {'prefix': "''"},
        [
            {'name': 'summary.total', 'text': 'total', 'tells': 'nothing'},
            {'name': 'summary.no_concerns', 'text': 'no_concerns', 'tells': 'statuses'},
            {
                'name': 'summary.some_concerns',
                'text': 'some_concerns',
                'tells': 'statuses',
            },
            {
                'name': 'summary.major_concerns',
                'text': 'major_concerns',
                'tells': 'statuses',
            },
            {
                'name': 'summary.not_applicable',
                'text': 'not_applicable',
                'tells': 'statuses',
            },
            {'name': 'changes.improved', 'text': 'improved', 'tells': 'statuses'},
            {'name': 'changes.worsened', 'text': 'worsened', 'tells': 'statuses'},
            {'name': 'changes.new', 'text': 'added', 'tells': 'nothing'},
            {'name': 'changes.withdrawn', 'text': 'withdrawn', 'tells': 'nothing'},
            {
                'name': 'changes.from_major_concerns',
                'text': "concat(improved_from_major, ' of the ', from_major, case from_major when 1 then ' indicator' else ' indicators' end, ' that had major concerns in the previous report ', case improved_from_major when 1 then 'has' else 'have' end, ' improved')",
                'tells': 'value_changes',
            },
        ],
    ) }}

)

select
    partnership_code,
    edition_id,
    figure_name,
    figure_text,
    indicator_id,
    period_start,
    tells_code
from figures
