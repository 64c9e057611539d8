-- Every case of an indicator is among its records.
select
    concat(
        'Indicator ', cases.indicator_id, ', edition ', cases.edition_id, ': ',
        count(*), ' cases have no record. Expected the records and their key in ',
        'macros/indicators/indicator_models.sql to be those that its model counts.'
    ) as message
from {{ ref('indicator_cases') }} as cases
left join {{ ref('indicator_records') }} as records
    on
        cases.partnership_code = records.partnership_code
        and cases.edition_id = records.edition_id
        and cases.indicator_id = records.indicator_id
        and cases.case_id = records.case_id
where
    records.case_id is null
    and cases.outcome_code in ('counted', 'not_counted')
group by cases.indicator_id, cases.edition_id
