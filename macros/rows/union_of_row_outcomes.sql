{% macro union_of_row_outcomes() %}
    {%- for extract, staged in extract_relations().items() %}
    select
        '{{ extract }}' as extract_name,
        sent._file_name as file_name,
        sent._record_number as record_number,
        sent._line_number as line_number,
        sent.partnership_code,
        sent.extracted_on,
        sent.refusal_reasons,
        case
            when not sent.is_accepted then 'rejected'
            when sent._row_number < max(case when sent.is_accepted then sent._row_number end) over (
                partition by sent.partnership_code, sent.record_id, sent.dump_on
            ) then 'duplicate'
            when sent._row_number = versions._row_number then versions.fate
            when sent.dump_on > versions.known_from then 'unchanged_repeat'
        end as outcome_code
    from {{ ref(staged ~ '_rows') }} as sent
    left join {{ ref(staged) }} as versions
        on
            sent.is_accepted
            and sent.partnership_code = versions.partnership_code
            and sent.record_id = versions.record_id
            and sent.dump_on >= versions.known_from
            and sent.dump_on < versions.known_to
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
