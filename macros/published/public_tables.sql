{% macro public_tables() %}
    {#- For every rpt_ table the expected rows compared with its mart: all of them, or
        those that a separate test defines. -#}
    {{ return({
        'action_outcomes': 'all',
        'edition_changes': 'all',
        'indicator_comparators': 'all',
        'indicator_definitions': 'all',
        'indicator_objectives': 'all',
        'indicator_process_chart': 'all',
        'indicator_series': 'all',
        'indicator_status': 'all',
        'lateness_reasons': 'own',
        'objective_summary': 'all',
        'paper_sections': 'all',
        'reasons': 'own',
        'remedial_actions': 'own',
        'report_editions': 'all',
        'report_prose': 'all',
        'restatements': 'all',
        'status_change_summary': 'own',
        'status_summary': 'own',
        'terms': 'all',
    }) }}
{% endmacro %}
