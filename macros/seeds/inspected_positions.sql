{% macro inspected_positions(index) %}
    {{- return(
        "select unnest(from_json(getvariable('inspection') -> 'files' -> " ~ index ~ " -> 'positions', "
        ~ "'[{\"record_number\": \"bigint\", \"reader_line\": \"bigint\", \"line_number\": \"bigint\"}]'), recursive := true)"
    ) -}}
{% endmacro %}
