{{ closed_rows(
    'public/rpt_indicator_series.parquet',
    {
        'partnership_code': dbt.type_string(),
        'indicator_id': dbt.type_string(),
        'period_type': dbt.type_string(),
        'period_start': 'date',
        'value_label': dbt.type_string(),
    }
) }}
