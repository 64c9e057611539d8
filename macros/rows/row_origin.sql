{% macro row_origin() -%}
    source._file_name,
    source._record_number,
    source._line_number,
    source._row_number,
    source._line_fault,
    {{ filled('source.partnership_code') }} as sent_partnership_code,
    {{ parsed('source.extracted_on', 'date') }} as extracted_on,
    {{ parsed('source.covers_to', 'date') }} as covers_to,
    {{ filled('source.source_system') }} as source_system
{%- endmacro %}
