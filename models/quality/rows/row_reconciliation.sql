with sent_rows as (

    {{ union_of_sent_rows() }}

),

outcomes as (

    select * from {{ ref('row_outcomes') }}

),

record_references as (

    select * from {{ ref('stg_rows__references') }}

),

outcome_counts as (

    select
        extract_name,
        extracted_on,
        count(*) filter (where outcome_code = 'current') as current_count,
        count(*) filter (where outcome_code = 'unchanged_repeat')
            as unchanged_repeat_count,
        count(*) filter (where outcome_code = 'superseded') as superseded_count,
        count(*) filter (where outcome_code = 'withdrawn') as withdrawn_count,
        count(*) filter (where outcome_code = 'duplicate') as duplicate_count,
        count(*) filter (where outcome_code = 'rejected') as rejected_count
    from outcomes
    group by extract_name, extracted_on

),

reference_counts as (

    select
        extract_name,
        extracted_on,
        cast(sum(unfound_count) as {{ dbt.type_bigint() }}) as unfound_reference_count
    from record_references
    group by extract_name, extracted_on

)

select
    sent_rows.extract_name,
    sent_rows.extracted_on,
    sent_rows.row_count as sent_count,
    coalesce(outcome_counts.current_count, 0) as current_count,
    coalesce(outcome_counts.unchanged_repeat_count, 0) as unchanged_repeat_count,
    coalesce(outcome_counts.superseded_count, 0) as superseded_count,
    coalesce(outcome_counts.withdrawn_count, 0) as withdrawn_count,
    coalesce(outcome_counts.duplicate_count, 0) as duplicate_count,
    coalesce(outcome_counts.rejected_count, 0) as rejected_count,
    coalesce(
        sent_rows.row_count
        = outcome_counts.current_count
        + outcome_counts.unchanged_repeat_count
        + outcome_counts.superseded_count
        + outcome_counts.withdrawn_count
        + outcome_counts.duplicate_count
        + outcome_counts.rejected_count,
        false
    ) as is_reconciled,
    coalesce(reference_counts.unfound_reference_count, 0) as unfound_reference_count
from sent_rows
left join outcome_counts
    on
        sent_rows.extract_name = outcome_counts.extract_name
        and sent_rows.extracted_on is not distinct from outcome_counts.extracted_on
left join reference_counts
    on
        sent_rows.extract_name = reference_counts.extract_name
        and sent_rows.extracted_on = reference_counts.extracted_on
