{#-
    Typed rows as they are read. A cell that cannot be read is null and stands in
    unread_cells as column:reason; so do the cells that contradict the rest of the row
    (contradictions, from the model) and those in which the rows of one key and dump
    differ. record_id joins the key; a row whose key cannot be read is a record of its own.
-#}
{% macro read_rows(relation, cells) %}
    {%- set keys = cells | selectattr('is_key') | map(attribute='name') | list -%}
    {%- set sent_keys = cells | rejectattr('derived') | selectattr('is_key') | map(attribute='name') | list -%}
    {%- set days = cells | selectattr('type', 'equalto', 'date') | list -%}
    {%- set reasons = unread_reasons() -%}
    with repeated as (

        select
            partnership_code,
            extracted_on,
            {{ keys | join(',\n            ') }}
        from {{ relation }}
        where {{ keys | join(' is not null and ') }} is not null
        group by all
        having count(*) > 1

    ),

    conflicts as (

        select
            rows_of_key.partnership_code,
            rows_of_key.extracted_on,
            {%- for key in keys %}
            rows_of_key.{{ key }},
            {%- endfor %}
            concat_ws(
                ' ',
                null
                {%- for cell in cells if cell.carried and not cell.is_key and not cell.derived %},
                case
                    when
                        count(rows_of_key.{{ cell.name }}) not in (0, count(*))
                        or min(rows_of_key.{{ cell.name }}) != max(rows_of_key.{{ cell.name }})
                        then '{{ cell.column }}:conflicting'
                end
                {%- endfor %}
            ) as conflicts
        from {{ relation }} as rows_of_key
        where exists (
            select 1 from repeated
            where
                rows_of_key.partnership_code = repeated.partnership_code
                and rows_of_key.extracted_on = repeated.extracted_on
                {%- for key in keys %}
                and rows_of_key.{{ key }} = repeated.{{ key }}
                {%- endfor %}
        )
        group by
            rows_of_key.partnership_code,
            rows_of_key.extracted_on
            {%- for key in keys %},
            rows_of_key.{{ key }}
            {%- endfor %}

    ),

    {#- once a cell of a dump's column can only have its month first, its days up to
        the twelfth may be months -#}
    month_first as (

        select
            _file_name,
            extracted_on
            {%- for cell in days %},
            bool_or(
                case
                    when {{ cell.name }} is null and _{{ cell.column }} != ''
                        then reference.is_month_first(_{{ cell.column }})
                end
            ) as {{ cell.name }}
            {%- endfor %}
        from {{ relation }}
        group by _file_name, extracted_on

    ),

    cells_in_doubt as (

        select
            sent.*,
            concat_ws(
                ' ',
                nullif(sent.contradictions, ''),
                nullif(conflicts.conflicts, '')
                {%- for cell in days %},
                case
                    when
                        month_first.{{ cell.name }}
                        and extract(day from sent.{{ cell.name }}) <= 12
                        and {{ matches('sent._' ~ cell.column, '^ *[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]') }}
                        then '{{ cell.column }}:day_or_month'
                end
                {%- endfor %}
            ) as doubts
        from {{ relation }} as sent
        left join month_first
            on
                sent._file_name = month_first._file_name
                and sent.extracted_on = month_first.extracted_on
        left join conflicts
            on
                sent.partnership_code = conflicts.partnership_code
                and sent.extracted_on = conflicts.extracted_on
                {%- for key in keys %}
                and sent.{{ key }} = conflicts.{{ key }}
                {%- endfor %}

    ),

    cells_read as (

        select
            sent._file_name,
            sent._record_number,
            sent._line_number,
            sent._row_number,
            sent._line_fault,
            sent._partnership_code,
            sent._is_blank_partnership_code,
            sent._is_blank_extracted_on,
            sent.partnership_code,
            sent.extracted_on,
            sent.covers_to,
            {%- for cell in cells if cell.carried %}
            {%- set name = 'sent.' ~ cell.name %}
            {%- if cell.derived %}
            {{ name }},
            {%- else %}
            case
                when sent.doubts != '' and contains(' ' || sent.doubts, ' {{ cell.column }}:') then null
                {%- if cell.past %}
                when {{ name }} > sent.extracted_on then null
                {%- endif %}
                else {{ name }}
            end as {{ cell.name }},
            {%- endif %}
            {%- endfor %}
            concat_ws(
                ' ',
                case
                    when sent.covers_to is not null then null
                    when sent._is_blank_covers_to then 'covers_to:is_blank'
                    else 'covers_to:not_a_date'
                end,
                nullif(sent.doubts, '')
                {%- for cell in cells if not cell.derived %},
                case
                    {%- if cell.past %}
                    when sent.{{ cell.name }} > sent.extracted_on
                        then '{{ cell.column }}:after_extraction'
                    {%- endif %}
                    when sent.{{ cell.name }} is not null then null
                    when sent._is_blank_{{ cell.column }}
                        then {{ "'" ~ cell.column ~ ":is_blank'" if cell.required else 'null' }}
                    else '{{ cell.column }}:{{ cell.reason or reasons[cell.type] }}'
                end
                {%- endfor %}
            ) as unread_cells
        from cells_in_doubt as sent

    )

    select
        _file_name,
        _record_number,
        _line_number,
        _row_number,
        partnership_code,
        extracted_on,
        covers_to,
        {%- for cell in cells if cell.carried %}
        {{ cell.name }},
        {%- endfor %}
        {{ keys | join(' is not null and ') }} is not null as is_key_read,
        case
            when {{ keys | join(' is not null and ') }} is not null
                then concat_ws(
                        '|'
                        {%- for key in keys %},
                        cast({{ key }} as {{ dbt.type_string() }})
                        {%- endfor %}
                    )
            else concat('?', cast(_row_number as {{ dbt.type_string() }}))
        end as record_id,
        {{ row_hash(cells | selectattr('carried') | map(attribute='name') | list + ['unread_cells']) }} as row_hash,
        case when _line_fault is null then nullif(unread_cells, '') end as unread_cells,
        case
            when _line_fault is not null then concat('(line):', _line_fault)
            else nullif(concat_ws(
                    ' ',
                    case
                        when partnership_code is not null then null
                        when _is_blank_partnership_code then 'partnership_code:is_blank'
                        else 'partnership_code:not_a_known_partnership'
                    end,
                    case
                        when extracted_on is not null then null
                        when _is_blank_extracted_on then 'extracted_on:is_blank'
                        else 'extracted_on:not_a_date'
                    end,
                    case
                        when {{ sent_keys | join(' is null and ') }} is null then unread_cells
                    end
                ), '')
        end as refusal_reasons,
        {#- a code of the form of a partnership is another partnership's where it is unknown -#}
        partnership_code is null
        and coalesce(
            regexp_full_match(upper(reference.without_spaces(_partnership_code)), 'S37[0-9]{6}'),
            false
        ) as is_of_another_partnership
    from cells_read
{% endmacro %}

{% macro unread_reasons() %}
    {{ return({
        'date': 'not_a_date',
        'flag': 'not_a_flag',
        'code': 'not_in_code_list',
        'text': 'not_a_text',
        'integer': 'not_an_integer',
        'decimal': 'not_a_decimal',
        'count': 'not_a_count',
        'identifier': 'not_an_identifier',
        'reference': 'not_an_identifier',
        'person': 'not_a_person_identifier',
        'chi': 'not_a_chi_number',
        'candidate': 'not_an_identifier',
        'financial_year': 'not_a_financial_year',
        'academic_year': 'not_an_academic_year',
    }) }}
{% endmacro %}
