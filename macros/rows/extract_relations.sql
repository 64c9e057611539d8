{% macro extract_relations() %}
    {{ return({
        'sw_person': 'stg_social_work__people',
        'cp_investigation': 'stg_child_protection__investigations',
        'cp_meeting': 'stg_child_protection__planning_meetings',
        'cp_core_group': 'stg_child_protection__core_groups',
        'js_court_report': 'stg_justice__court_reports',
        'js_cpo_order': 'stg_justice__payback_orders',
        'js_upw_requirement': 'stg_justice__unpaid_work_requirements',
        'youth_diversion': 'stg_justice__youth_diversion_referrals',
        'scra_referrals': 'stg_national_statistics__reporter_referrals',
        'population': 'stg_national_statistics__population_estimates',
        'national_statistic': 'stg_national_statistics__published_statistics',
    }) }}
{% endmacro %}


{% macro union_of_dumps() %}
    {%- for extract, staged in extract_relations().items() %}
    select
        '{{ extract }}' as extract_name,
        partnership_code,
        dump_on,
        covers_to,
        count(*) as row_count
    from {{ ref(staged ~ '_rows') }}
    where is_accepted
    group by partnership_code, dump_on, covers_to
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro union_of_row_outcomes() %}
    {%- for extract, staged in extract_relations().items() %}
    select
        '{{ extract }}' as extract_name,
        sent._file_name as file_name,
        sent._record_number as record_number,
        sent._line_number as line_number,
        sent.partnership_code,
        sent.extracted_on,
        sent.record_id,
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


{% macro union_of_sent_rows() %}
    {%- for extract in extract_relations() %}
    select
        '{{ extract }}' as extract_name,
        {{ parsed('extracted_on', 'date') }} as extracted_on,
        count(*) as row_count
    from {{ ref(extract) }}
    group by {{ parsed('extracted_on', 'date') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
