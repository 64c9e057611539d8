{#-
    How a cell is read, as functions in the build's file: staging and the queries of the
    gates call the same ones. They come with the seed of blank words (post_hook), whose
    words are written into them: a function of the cell alone is worked out once for each
    distinct cell (read_cells).
-#}
{% macro reading_functions(words=none) %}
    {{ adapter.dispatch('reading_functions')(words or words_of(this)) }}
{% endmacro %}

{% macro duckdb__reading_functions(words) %}
    create schema if not exists reference;

    {#- a text of ASCII characters alone has no white space but these -#}
    create or replace macro reference.trimmed(cell) as
        case
            when length(cell) = strlen(cell)
                then trim(cell, chr(9) || chr(10) || chr(13) || ' ')
            else trim(regexp_replace(cell, '[\s\p{Z}\x{200B}\x{FEFF}]+', ' ', 'g'))
        end;

    create or replace macro reference.without_spaces(cell) as
        regexp_replace(cell, '[\s\p{Z}\x{200B}\x{FEFF}]+', '', 'g');

    {#- digits as a spreadsheet may write them (1000468.0) -#}
    create or replace macro reference.plain_digits(cell) as
        regexp_replace(reference.without_spaces(cell), '^([0-9]+)[.]0+$', '\1');

    create or replace macro reference.without_zeros(cell) as
        regexp_replace(cell, '^0*([0-9]+)([.]0+)?$', '\1');

    {#- a spelling of a code: lower case, single blanks, no leading zeros -#}
    create or replace macro reference.folded(cell) as
        lower(reference.without_zeros(
            regexp_replace(reference.trimmed(cell), '\s+', ' ', 'g')
        ));

    create or replace macro reference.is_blank_text(cell) as
        coalesce(
            cell = ''
            or reference.trimmed(cell) = ''
            or array_contains({{ list_of_words(words, ['any']) }}, lower(reference.trimmed(cell))),
            true
        );

    create or replace macro reference.is_withheld(cell) as
        array_contains({{ list_of_words(words, ['withheld']) }}, lower(reference.trimmed(cell)));

    {#- a publisher's mark for a figure withheld shows none -#}
    create or replace macro reference.is_blank_decimal(cell) as
        reference.is_blank_text(cell) or reference.is_withheld(cell);

    {#- for the gates: blank in a column of any type -#}
    create or replace macro reference.is_blank(cell) as
        reference.is_blank_text(cell)
        or array_contains({{ list_of_words(words, ['date']) }}, lower(reference.trimmed(cell)));

    {#- without the time of day, the rest of a month's name, other marks between parts -#}
    create or replace macro reference.plain_date(cell) as
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    reference.trimmed(cell),
                    '[ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?'
                    || '( ?[AaPp][Mm]| ?Z| ?[+-][0-9]{2}:?[0-9]{2})?$',
                    ''
                ),
                '([A-Za-z]{3})(?i:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)\b', '\1'
            ),
            '[ /.-]+', '-', 'g'
        );

    {#- as 12/14/2022 can only be -#}
    create or replace macro reference.is_month_first(cell) as
        regexp_full_match(
            reference.plain_date(cell),
            '(0?[1-9]|1[0-2])-(1[3-9]|2[0-9]|3[01])-([0-9]{2}|[0-9]{4})'
        );

    {#- a year of two digits is of the last century where this one lies after latest -#}
    create or replace macro reference.within_window(on_day, latest) as
        case
            when on_day > latest then cast(on_day - to_months(1200) as date)
            else on_day
        end;

    {#- the year of a day in figures, and of a year, in two digits: 06/09/22, 21/22 -#}
    create or replace macro reference.has_short_year(cell) as
        regexp_full_match(
            reference.plain_date(cell), '[0-9]{1,2}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{2}'
        )
        or regexp_full_match(reference.without_spaces(cell), '[0-9]{2}[/-][0-9]{2}');

    create or replace macro reference.parsed_date(cell) as
        case
            when regexp_full_match(cell, '[0-9]{2}/[0-9]{2}/[0-9]{4}')
                then cast(try_strptime(cell, '%d/%m/%Y') as date)
            when regexp_full_match(cell, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
                then cast(try_strptime(cell, '%Y-%m-%d') as date)
            when cell = '' then null
            when regexp_full_match(reference.trimmed(cell), '[1-5][0-9]{4}([.]0+)?')
                then date '1899-12-30' + cast(left(reference.trimmed(cell), 5) as integer)
            when regexp_full_match(
                reference.plain_date(cell),
                '[0-9]{1,2}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{4}|[0-9]{4}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{1,2}'
            )
                then cast(try_strptime(
                    reference.plain_date(cell),
                    ['%d-%m-%Y', '%d-%b-%Y', '%Y-%m-%d', '%Y-%b-%d']
                ) as date)
            when reference.has_short_year(cell)
                then cast(try_strptime(
                    reference.plain_date(cell), ['%d-%m-%y', '%d-%b-%y']
                ) as date)
        end;

    create or replace macro reference.first_blank_date() as
        list_min(list_transform(
            {{ list_of_words(words, ['date']) }}, lambda word: reference.parsed_date(word)
        ));

    create or replace macro reference.last_blank_date() as
        list_max(list_transform(
            {{ list_of_words(words, ['date']) }}, lambda word: reference.parsed_date(word)
        ));

    {#- a word for nothing, or a day that means none, in any form -#}
    create or replace macro reference.is_blank_date(cell) as
        reference.is_blank(cell)
        or coalesce(
            reference.parsed_date(cell)
            between reference.first_blank_date() and reference.last_blank_date(),
            false
        );

    {#- a day before those that stand for nothing is none: its year was cut short (0022) -#}
    create or replace macro reference.after_blanks(on_day) as
        case when on_day > reference.last_blank_date() then on_day end;

    create or replace macro reference.parsed_text(cell) as
        case
            when not reference.is_blank_text(cell)
                then lower(reference.without_spaces(cell))
        end;

    {#- 21/22, 2021/22, 2021-22 or 2021/2022: the second year follows the first -#}
    create or replace macro reference.first_day_of_year(years, first_month) as
        case
            when
                not regexp_full_match(years, '(19|20)?[0-9]{2}[/-](19|20)?[0-9]{2}')
                or (cast(right(regexp_extract(years, '^[0-9]+'), 2) as integer) + 1) % 100
                != cast(right(years, 2) as integer)
                or (
                    length(regexp_extract(years, '[0-9]+$')) = 4
                    and cast(regexp_extract(years, '[0-9]+$') as integer)
                    != cast(regexp_extract(years, '^[0-9]+') as integer) + 1
                )
                then null
            when regexp_matches(years, '^[0-9]{4}')
                then make_date(cast(left(years, 4) as integer), first_month, 1)
            else make_date(2000 + cast(left(years, 2) as integer), first_month, 1)
        end;

    {#- without thousands separators and percent sign; null if it is no number -#}
    create or replace macro reference.digits_of(cell) as
        case
            when regexp_full_match(cell, '[0-9]+') then cell
            when regexp_full_match(
                reference.trimmed(cell),
                '[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? ?%?'
            )
                then replace(replace(replace(reference.trimmed(cell), ',', ''), '%', ''), ' ', '')
        end;

    create or replace macro reference.parsed_integer(cell) as
        case
            when regexp_full_match(reference.digits_of(cell), '[-+]?[0-9]{1,9}([.]0+)?')
                then cast(cast(reference.digits_of(cell) as decimal(38, 12)) as integer)
        end;

    {#- any number of decimals: twelve are kept, which no label shows -#}
    create or replace macro reference.parsed_decimal(cell) as
        case
            when regexp_full_match(
                reference.digits_of(cell), '[-+]?[0-9]{1,12}([.][0-9]+)?'
            )
                then cast(reference.digits_of(cell) as decimal(38, 12))
        end;

    create or replace macro reference.parsed_count(cell) as
        case
            when reference.is_withheld(cell) then 'withheld'
            when regexp_full_match(reference.digits_of(cell), '[0-9]{1,9}([.]0+)?')
                then regexp_replace(reference.digits_of(cell), '[.]0+$', '')
        end;

    create or replace macro reference.parsed_flag(cell) as
        case
            when cell in ('Y', 'N') then cell = 'Y'
            when lower(reference.trimmed(cell)) in ('y', 'yes', '1', '1.0', 'true', 't')
                then true
            when lower(reference.trimmed(cell)) in ('n', 'no', '0', '0.0', 'false', 'f')
                then false
        end;

    {#- a stand-in is no identity; case and white space do not count -#}
    create or replace macro reference.is_stand_in(cell) as
        array_contains(
            {{ list_of_words(words, ['any', 'identifier']) }}, lower(reference.plain_digits(cell))
        );

    create or replace macro reference.parsed_identifier(cell) as
        case
            when
                regexp_full_match(
                    reference.plain_digits(cell), '[A-Za-z0-9][A-Za-z0-9/._-]*'
                )
                and not reference.is_stand_in(cell)
                then upper(reference.plain_digits(cell))
        end;

    create or replace macro reference.person_number(cell) as
        case
            when
                regexp_full_match(reference.plain_digits(cell), '[0-9]+')
                and not reference.is_stand_in(cell)
                then reference.plain_digits(cell)
        end;

    {#- ten digits, or nine where a leading zero was lost, that begin with a day (ddmmyy);
        a digit repeated is a stand-in, and ones alone have such a day -#}
    create or replace macro reference.chi_number(cell) as
        case
            when
                regexp_full_match(reference.plain_digits(cell), '[0-9]{9,10}')
                and not regexp_full_match(reference.plain_digits(cell), '1+')
                and regexp_full_match(
                    left(lpad(reference.plain_digits(cell), 10, '0'), 6),
                    '((0[1-9]|[12][0-9])(0[1-9]|1[0-2])|30(0[13-9]|1[0-2])|31(0[13578]|1[02]))[0-9]{2}'
                )
                then lpad(reference.plain_digits(cell), 10, '0')
        end;
{% endmacro %}
