{% macro judged_rows(relation, record_key) %}
    {#- An (extraction date, coverage) pair that few rows of a file share is a damaged
        cell, not a dump. -#}
    with pairs as (

        select
            _file_name,
            extracted_on,
            covers_to,
            count(*) as row_count,
            sum(count(*)) over (partition by _file_name) as file_row_count
        from {{ relation }}
        where _line_fault is null
        group by _file_name, extracted_on, covers_to

    ),

    dumps as (

        select
            pairs._file_name,
            pairs.extracted_on,
            pairs.covers_to
        from pairs
        inner join parameters
            on parameters.parameter_id = 'minimum_dump_share'
        where
            pairs.row_count >= parameters.parameter_value * pairs.file_row_count
            and pairs.extracted_on is not null
            and pairs.covers_to is not null

    ),

    dump_days as (

        select distinct
            _file_name,
            extracted_on
        from dumps

    ),

    placed as (

        select
            candidates.*,
            partnerships.partnership_code,
            dump_days.extracted_on as dump_on,
            concat_ws(
                ' ',
                case
                    when candidates.sent_partnership_code is null then 'partnership_code:is_blank'
                    when partnerships.partnership_code is null then 'partnership_code:not_a_known_partnership'
                end,
                case
                    when candidates.extracted_on is null then 'extracted_on:not_a_date'
                    when dump_days.extracted_on is null then 'extracted_on:not_a_dump'
                end,
                case
                    when candidates.covers_to is null then 'covers_to:not_a_date'
                    when dump_days.extracted_on is not null and dumps.covers_to is null then 'covers_to:not_a_dump'
                end,
                nullif(candidates.refusals, '')
            ) as all_refusals
        from {{ relation }} as candidates
        left join partnerships
            on candidates.sent_partnership_code = partnerships.partnership_code
        left join dump_days
            on
                candidates._file_name = dump_days._file_name
                and candidates.extracted_on = dump_days.extracted_on
        left join dumps
            on
                candidates._file_name = dumps._file_name
                and candidates.extracted_on = dumps.extracted_on
                and candidates.covers_to = dumps.covers_to

    )

    select
        *,
        case
            when _line_fault is not null then '(line):' || _line_fault
            else nullif(all_refusals, '')
        end as refusal_reasons,
        _line_fault is null and all_refusals = '' as is_accepted,
        case
            when {{ record_key | join(' is not null and ') }} is not null
                then concat_ws('|', {% for column in record_key %}cast({{ column }} as {{ dbt.type_string() }}){{ ', ' if not loop.last }}{% endfor %})
        end as record_id
    from placed
{% endmacro %}
