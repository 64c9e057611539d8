"""Of each query of ``expectations/sql`` a table that passes and one that fails."""

from datetime import date
from typing import Any

# what the queries read beside the table itself
AROUND = """
create schema raw; create schema reference; create schema core; create schema marts;
create schema staging;
create table reference.parameter as
    select 'minimum_dump_share' as parameter_id, 0.005 as parameter_value;
create table core.dim_edition as
    from (values ('a', null, date '2022-05-13'), ('b', 'a', date '2023-05-12'))
    as t (edition_id, previous_edition_id, data_cut_off_on);
create table core.dim_indicator as
    from (values ('4.6', 'percent'), ('4.8', 'count')) as t (indicator_id, unit);
create table marts.remedial_actions as
    from (values ('P', 'b', '4.6')) as t (partnership_code, edition_id, indicator_id);
create table marts.report_editions as
    from (values ('P', 'b')) as t (partnership_code, edition_id);
create table marts.paper_sections as
    from (values ('1', null), ('1.1', null), ('2', 'summary'))
    as t (section_id, content_code);
create table reference.benchmark_measure as
    select 'M' as benchmark_measure, 'scotland' as area_code;
create table reference.published_measure as
    from (values ('M', 'percent'), ('R', 'per_1000')) as t (measure, unit);
create table reference.unit as
    from (values ('percent', 100), ('per_1000', 1000)) as t (unit, multiplier);
create table reference.indicator as
    from (values ('1.5', 'R'), ('4.6', 'N')) as t (indicator_id, comparator_measure);
create table reference.indicator_extract as
    from (values ('1.5', 'national_statistic', 'aggregate'),
        ('4.6', 'national_statistic', 'benchmark'))
    as t (indicator_id, extract_name, supply);
create table reference.partnership as
    select 'P' as partnership_code, 'council' as council_code;
"""
RAW = (
    "extracted_on, covers_to, partnership_code, source_system, _file_name, "
    "_record_number, _line_number, _row_number, _line_fault"
)


def sent(*dumps: tuple[str, list[str]]) -> str:
    """Return a raw table: for each dump its day and a cell per row."""
    cells = [
        f"('{day}', '', '', '', 'f', 1, 1, 1, null, {cell})"
        for day, values in dumps
        for cell in values
    ]
    return f"select * from (values {', '.join(cells)}) as t ({RAW}, cell)"


def typed(*records: tuple[str, str, str, str]) -> str:
    """Return rows with their place: day of the dump, record, hash, accepted."""
    cells = [
        f"('f', {number}, date '{day}', 'P', '{record}', '{row}', {accepted}, "
        f"date '{day}', date '{row if row.startswith('20') else day}')"
        for number, (day, record, row, accepted) in enumerate(records)
    ]
    return (
        f"select * from (values {', '.join(cells)}) as t (_file_name, _record_number, "
        "dump_on, partnership_code, record_id, row_hash, is_accepted, covers_to, "
        "held_on)"
    )


def quarterly(*counts: int) -> str:
    """Return the rows of a dump: events of quarters, the last of them covered."""
    starts = [
        date(2020 + quarter // 4, 1 + 3 * (quarter % 4), 1)
        for quarter in range(len(counts))
    ]
    events = [
        day for day, count in zip(starts, counts, strict=True) for _ in range(count)
    ]
    cells = [
        f"('f', {number}, date '2023-05-05', true, date '2023-03-31', date '{day}')"
        for number, day in enumerate(events)
    ]
    return (
        f"select * from (values {', '.join(cells)}) as t (_file_name, _record_number, "
        "dump_on, is_accepted, covers_to, held_on)"
    )


def table(columns: str, *rows: str) -> str:
    """Return a table of the given columns and rows, each row as SQL."""
    values = ", ".join(f"({row})" for row in rows)
    return f"select * from (values {values}) as t ({columns})"


def references(*dumps: str) -> str:
    """Return a column's references by dump: its day, their number, those not found."""
    columns = "extract_name, column_name, partnership_code, extracted_on"
    rows = (f"'x', 'y', 'P', {dump}" for dump in dumps)
    return table(f"{columns}, reference_count, unfound_count", *rows)


def spells(*cells: str) -> str:
    """Return spells: dump, whose, and the days of 2020 on which they begin and end."""
    return (
        "select k, who, 'P' as partnership_code, date '2019-12-31' + s as s, "
        f"date '2019-12-31' + e as e from ({table('k, who, s, e', *cells)})"
    )


def figures(*cells: str) -> str:
    """Return published figures: measure, area, year, value and what else is given."""
    names = (
        "measure, area_code, period_start, value, earlier_value, numerator, denominator"
    )
    return (
        "select *, 'b' as edition_id, 'P' as partnership_code, 'year' as period_type "
        f"from (values {', '.join(f'({cell})' for cell in cells)}) as t ({names})"
    )


def series(edition: str, *counts: tuple[int, int]) -> list[str]:
    """Return the rows of indicator 4.6 in an edition, a period for each pair."""
    return [
        f"'P', '{edition}', '4.6', date '2020-01-01' + {day}, {part}, {whole}, "
        f"{100 * part / whole}"
        for day, (part, whole) in enumerate(counts)
    ]


OLD, NEW = "06-May-22", "05/05/2023"
A, B = "2022-05-06", "2023-05-05"
TEN = [f"'{n}'" for n in range(10)]
SERIES = (
    "partnership_code, edition_id, indicator_id, period_start, numerator, "
    "denominator, value"
)
DUMPS = "partnership_code, extract_name, extracted_on"
STATUS = "partnership_code, edition_id, indicator_id, status_code"
MOVES = "indicator_id, unit, value, previous_value"
REASONS = "edition_id, indicator_id, reason_code, late_count"
TEXTS = "edition_id, file_path, place, wrapped"
RESTATED = (
    "edition_id, earlier_edition_id, indicator_id, withdrawn_case_count, "
    "earlier_denominator"
)
PROSE = "partnership_code, edition_id, seed_name, subject"
# kwargs; what passes; what fails; what is said of the second: where, and how many rows
TRIALS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "expect_newest_dump_row_count_to_be_between": (
        {"min_share": 0.8, "max_share": 2},
        sent((OLD, TEN), (NEW, TEN[:8])),
        sent((OLD, TEN), (NEW, TEN[:7])),
        "in 2023-05-05 (3 found)",
    ),
    "expect_newest_dump_to_hold_new_rows": (
        {},
        sent((OLD, TEN), (NEW, [*TEN, "'10'"])),
        sent((OLD, TEN), (NEW, TEN)),
        "in 2023-05-05 (10 found)",
    ),
    "expect_blank_shares_not_to_rise": (
        {"max_points": 20},
        sent((OLD, TEN), (NEW, [*TEN[:8], "''", "null"])),
        sent((OLD, TEN), (NEW, [*TEN[:7], "''", "' n/k '", "'01/01/1900'"])),
        "in cell (3 found)",
    ),
    "expect_references_to_be_found": (
        {"max_share": 0.5, "max_cells": 1},
        references("date '2022-05-06', 9, 9", "date '2023-05-05', 4, 2"),
        references("date '2022-05-06', 9, 0", "date '2023-05-05', 4, 3"),
        "in x.y of 2023-05-05 (3 found)",
    ),
    "expect_spells_not_to_overlap": (
        {
            "newest_by": "k",
            "starts_on": "s",
            "ends_on": "e",
            "spell_of": "who",
            "max_share": 0.1,
            "max_rows": 1,
        },
        spells("2, 'a', 1, 3", "2, 'a', 3, null", "2, 'a', 5, 6", "2, 'b', 2, null"),
        spells("2, 'a', 1, 4", "2, 'a', 3, null", "2, 'a', 5, 6", "1, 'b', 2, null"),
        "in 2 (2 found)",
    ),
    "expect_open_spells_to_be_possible": (
        {
            "newest_by": "k",
            "starts_on": "s",
            "ends_on": "e",
            "max_years": 2,
            "max_rows": 0,
        },
        spells("2, 'a', 1, null", "2, 'a', 731, null", "1, 'a', 900, null"),
        spells("2, 'a', 1, null", "2, 'a', 1, 9", "2, 'a', 733, null"),
        "in 2 (1 found)",
    ),
    "expect_refused_share_to_be_at_most": (
        {"max_share": 0.5, "max_rows": 1},
        typed((A, "1", "x", "true"), (A, "2", "y", "false")),
        typed((A, "1", "x", "true"), *[(A, n, "y", "false") for n in "23"]),
        "in 2022-05-06 (2 found)",
    ),
    "expect_unread_share_to_be_at_most": (
        {"max_share": 0.5, "max_cells": 1},
        table(
            "extracted_on, unread_cells",
            "1, 'a:x b:x'",
            "1, 'a:x'",
            "1, null",
            "1, null",
        ),
        table("extracted_on, unread_cells", "1, 'a:x b:x'", "1, 'a:x'", "1, null"),
        "in a of 1 (2 found)",
    ),
    "expect_vanished_share_to_be_at_most": (
        {"max_share": 0.5},
        typed((A, "1", "x", "true"), (A, "2", "y", "true"), (B, "2", "y", "true")),
        typed((A, "1", "x", "true"), (B, "2", "y", "true")),
        "in 2023-05-05 (1 found)",
    ),
    "expect_rewritten_share_to_be_at_most": (
        {"max_share": 0.5},
        typed(
            *[(A, n, "x", "true") for n in "12"],
            *[(B, "1", "x", "true"), (B, "2", "z", "true")],
        ),
        typed((A, "1", "x", "true"), (B, "1", "z", "true")),
        "in 2023-05-05 (1 found)",
    ),
    "expect_newest_event_to_be_within_days": (
        {"column": "held_on", "max_days": 92},
        typed((B, "1", "2023-02-02", "true"), (B, "2", "2024-01-01", "true")),
        typed((B, "1", "2023-02-01", "true"), (B, "2", "2024-01-01", "true")),
        "in 2023-05-05 (2 found)",
    ),
    "expect_last_quarter_to_hold_its_usual_events": (
        {"column": "held_on"},
        # 102 less three times its root is 71.7
        quarterly(*[100, 104] * 6, 72),
        quarterly(*[100, 104] * 6, 71),
        "in 2023-01-01 (31 found)",
    ),
    "expect_edition_row_count_to_be_between": (
        {"min_share": 0.8, "max_share": 2},
        "select unnest(['a', 'b']) as edition_id",
        "select unnest(['a', 'b', 'b', 'b']) as edition_id",
        "in b (2 found)",
    ),
    "expect_true_share_to_be_between": (
        {"column": "is_held", "min_rows": 2, "min_share": 0.5, "max_share": 0.9},
        # of one row any share is possible
        "select 'a' as edition_id, unnest([true, false]) as is_held "
        "union all select 'b', true",
        "select 'a' as edition_id, unnest([true, true]) as is_held",
        "in a (2 found)",
    ),
    "expect_every_extract_to_have_a_dump_within_days": (
        {"max_days": 120},
        table(DUMPS, "'P', 'x', date '2022-01-01'", "'P', 'x', date '2023-01-12'"),
        table(DUMPS, "'P', 'x', date '2023-01-11'", "'P', 'y', date '2023-05-05'"),
        "in x (1 found)",
    ),
    "expect_measures_to_be_known": (
        {},
        "select 'x' as area_code, 2020 as period_start, true as is_measure_known",
        "select 'x' as area_code, 2020 as period_start, "
        "unnest([false, true, false]) as is_measure_known",
        "in x, 2020 (2 found)",
    ),
    "expect_periods_to_end_by_publication": (
        {},
        "select 'M' as measure, 'x' as area_code, date '2020-08-01' as period_start, "
        "unnest([date '2021-07-31', null]) as period_end, "
        "date '2021-07-31' as published_on",
        "select 'M' as measure, 'x' as area_code, date '2020-08-01' as period_start, "
        "unnest([date '2021-07-31', null]) as period_end, "
        "unnest([date '2021-07-30', date '2020-07-31']) as published_on",
        "in M, x, 2020-08-01 (2 found)",
    ),
    "expect_figures_to_be_near_their_neighbours": (
        {"max_ratio": 3},
        figures(
            # three times the others, a third of them; one that decides nothing
            "'M', 'scotland', 2018, 6, null, null, null",
            "'M', 'scotland', 2019, 2, null, null, null",
            "'M', 'scotland', 2020, 6, null, null, null",
            "'M', 'scotland', 2021, 18, null, null, null",
            "'M', 'fife', 2021, 0, null, null, null",
            # of one other period nothing follows, nor of one other area
            "'R', 'council', 2020, 5, null, null, null",
            "'R', 'council', 2021, 500, null, null, null",
            "'R', 'fife', 2021, 5, null, null, null",
        ),
        figures(
            "'M', 'scotland', 2018, 6, null, null, null",
            "'M', 'scotland', 2019, 6, null, null, null",
            "'M', 'scotland', 2020, 0, null, null, null",
            "'M', 'scotland', 2021, 18.1, null, null, null",
            "'M', 'scotland', 2022, 1.99, null, null, null",
            # with one period only, the other areas of it
            "'R', 'council', 2021, 500, null, null, null",
            "'R', 'fife', 2021, 5, null, null, null",
            "'R', 'angus', 2021, 6, null, null, null",
        ),
        "in M, scotland, 2020, M, scotland, 2021, M, scotland, 2022, R, council, 2021 "
        "(4 found)",
    ),
    "expect_publications_to_agree": (
        {"max_change": 0.25},
        figures(
            "'M', 'scotland', 2020, 12.5, 10, null, null",
            "'M', 'scotland', 2021, null, 10, null, null",
            "'M', 'fife', 2020, 99, 10, null, null",
            "'N', 'council', 2020, 99, 10, null, null",
            "'R', 'council', 2020, 7.5, 10, null, null",
        ),
        figures(
            "'M', 'scotland', 2020, 12.6, 10, null, null",
            "'M', 'scotland', 2021, 0.1, 0, null, null",
            "'R', 'council', 2020, 7.4, 10, null, null",
        ),
        "in M, scotland, 2020, M, scotland, 2021, R, council, 2020 (3 found)",
    ),
    "expect_values_to_be_of_their_counts": (
        {"max_change": 0.02, "max_points": 0.5},
        figures(
            "'M', 'scotland', 2020, 25, null, 1, 4",
            "'M', 'scotland', 2021, 25, null, 26, 100",
            "'M', 'scotland', 2022, 25, null, null, null",
            "'R', 'council', 2020, 2.5, null, 3, 1000",
        ),
        figures(
            "'M', 'scotland', 2021, 25, null, 27, 100",
            "'R', 'council', 2020, 2.5, null, 31, 10000",
        ),
        "in M, scotland, 2021, R, council, 2020 (2 found)",
    ),
    "expect_no_status_to_fall_from_best_to_worst": (
        {},
        table(
            "edition_id, indicator_id, previous_status_code, status_code",
            "'b', '4.6', 'some_concerns', 'major_concerns'",
            "'b', '4.7', null, 'major_concerns'",
        ),
        table(
            "edition_id, indicator_id, previous_status_code, status_code",
            "'b', '4.6', 'no_concerns', 'major_concerns'",
        ),
        "in b, 4.6 (1 found)",
    ),
    "expect_percentages_to_be_possible": (
        {"column": "value"},
        table("indicator_id, value", "'4.6', 0", "'4.6', 100", "'4.8', 101"),
        table("indicator_id, value", "'4.6', 100.1", "'4.6', -0.1"),
        "in 4.6 (2 found)",
    ),
    "expect_differences_to_be_at_most": (
        {"max_points": 50},
        table("indicator_id, difference", "'4.6', -50", "'4.7', null"),
        table("indicator_id, difference", "'4.6', -50.1"),
        "in 4.6 (1 found)",
    ),
    "expect_indicators_to_be_defined": (
        {},
        table(
            "indicator_id, title, numerator_definition, definition_source",
            "'4.6', 't', 'n', 's'",
        ),
        table(
            "indicator_id, title, numerator_definition, definition_source",
            "'4.6', null, 'n', 's'",
            "'4.7', 't', null, 's'",
            "'4.8', 't', 'n', null",
        ),
        "in 4.6, 4.7, 4.8 (3 found)",
    ),
    "expect_no_series_to_end_in_zeros": (
        {"period_count": 2},
        table(SERIES, *series("b", (0, 5), (0, 6), (1, 5), (0, 5))),
        table(SERIES, *series("b", (1, 5), (0, 6), (0, 5))),
        "in 4.6 (1 found)",
    ),
    "expect_no_series_to_end_in_one_value": (
        {"period_count": 2},
        table(SERIES, *series("b", (1, 5), (1, 5), (1, 6))),
        table(SERIES, *series("b", (1, 5), (1, 6), (1, 6))),
        "in 4.6 (1 found)",
    ),
    "expect_no_series_to_become_shorter": (
        {},
        table(SERIES, *series("a", (1, 5)), *series("b", (1, 5))),
        table(SERIES, *series("a", (1, 5), (1, 6)), *series("b", (1, 5))),
        "in 4.6 (1 found)",
    ),
    "expect_past_denominators_to_stay": (
        {"min_denominator": 20, "max_change": 0.25, "max_share": 0.5},
        table(
            SERIES,
            *series("a", (1, 20), (1, 20), (1, 19)),
            *series("b", (1, 25), (1, 26), (1, 90)),
        ),
        table(
            SERIES,
            *series("a", (1, 20), (1, 20), (1, 20)),
            *series("b", (1, 25), (1, 26), (1, 14)),
        ),
        "in 4.6 (1 found)",
    ),
    "expect_null_share_to_be_at_most": (
        {"column": "value", "max_share": 0.5},
        table("edition_id, value", "'a', null", "'a', 1"),
        table("edition_id, value", "'a', null", "'a', 1", "'b', null"),
        "in b (1 found)",
    ),
    "expect_withheld_share_to_be_at_most": (
        {"max_share": 0.5},
        table("edition_id, value_label", "'a', '[c]'", "'a', '5'"),
        table("edition_id, value_label", "'a', '[c]'", "'a', '5'", "'b', '[c]'"),
        "in b (1 found)",
    ),
    "expect_percentages_to_move_by_at_most": (
        {"max_points": 30},
        table(MOVES, "'4.6', 'percent', 80, 50", "'4.8', 'count', 80, 20"),
        table(MOVES, "'4.6', 'percent', 50, 80.1"),
        "in 4.6 (1 found)",
    ),
    "expect_counts_and_rates_to_move_by_at_most": (
        {"max_ratio": 2},
        table(
            MOVES,
            "'4.6', 'percent', 80, 5",
            "'4.8', 'count', 8, 4",
            "'4.7', 'count', 4, 8",
        ),
        table(MOVES, "'4.7', 'count', 9, 4", "'4.8', 'per_1000', 3.9, 8"),
        "in 4.7, 4.8 (2 found)",
    ),
    "expect_statuses_to_be_firm": (
        {},
        table(
            "edition_id, indicator_id, is_status_firm",
            "'b', '4.6', true",
            "'a', '4.7', false",
        ),
        table(
            "edition_id, indicator_id, is_status_firm",
            "'b', '4.6', false",
            "'b', '4.7', true",
            "'b', '4.8', false",
        ),
        "in 4.6, 4.8 (2 found)",
    ),
    "expect_major_concerns_to_have_an_action": (
        {},
        table(
            STATUS,
            "'P', 'b', '4.6', 'major_concerns'",
            "'P', 'b', '4.7', 'some_concerns'",
        ),
        table(
            STATUS,
            "'P', 'a', '4.6', 'major_concerns'",
            "'P', 'b', '4.7', 'major_concerns'",
        ),
        "in 4.6, 4.7 (2 found)",
    ),
    "expect_editions_to_have_several_statuses": (
        {"min_indicators": 2},
        table(STATUS, "'P', 'a', '1', 'x'", "'P', 'b', '1', 'x'", "'P', 'b', '2', 'y'"),
        table(STATUS, "'P', 'a', '1', 'x'", "'P', 'b', '1', 'x'", "'P', 'b', '2', 'x'"),
        "in b (1 found)",
    ),
    "expect_reasons_to_be_recorded": (
        {"min_cases": 20},
        table(
            REASONS,
            "'a', '4.6', 'ill', 1",
            "'b', '4.6', 'not_recorded', 19",
            "'b', '4.7', 'not_recorded', 90",
        ),
        table(REASONS, "'a', '4.6', 'ill', 1", "'b', '4.6', 'not_recorded', 20"),
        "in b, 4.6 (20 found)",
    ),
    "expect_no_fault_of_a_text": (
        {},
        table(TEXTS, "'b', 'commentary.csv', '4.6', 'x'") + " where false",
        table(TEXTS, "'b', 'commentary.csv', '4.6', 'x'"),
        "in b, commentary.csv, 4.6 (1 found)",
    ),
    "expect_unchecked_texts_to_be_short": (
        {"max_length": 3},
        table(TEXTS, "'b', 'commentary.csv', '4.6', 'May'"),
        table(TEXTS, "'b', 'commentary.csv', '4.6', 'June'"),
        "in b, commentary.csv, 4.6 (1 found)",
    ),
    "expect_no_action_to_be_due_before_its_decision": (
        {},
        table(
            "indicator_id, due_on, decided_on",
            "'4.6', date '2023-01-01', date '2023-01-01'",
        ),
        table(
            "indicator_id, due_on, decided_on",
            "'4.6', date '2022-12-31', date '2023-01-01'",
        ),
        "in 4.6 (1 found)",
    ),
    "expect_actions_to_be_of_a_concern": (
        {},
        table(
            "edition_id, indicator_id, action_number, standing_code",
            "'b', '4.6', 1, 'of_concern'",
        ),
        table(
            "edition_id, indicator_id, action_number, standing_code",
            "'b', '4.6', 1, 'never_of_concern'",
        ),
        "in b, 4.6, action 1 (1 found)",
    ),
    "expect_newest_edition_to_have_a_meeting": (
        {},
        table(
            "edition_id, data_cut_off_on, meeting_on_label",
            "'a', date '2022-05-13', null",
            "'b', date '2023-05-12', '30 May 2023'",
        ),
        table(
            "edition_id, data_cut_off_on, meeting_on_label",
            "'a', date '2022-05-13', '31 May 2022'",
            "'b', date '2023-05-12', null",
        ),
        "in b (1 found)",
    ),
    "expect_sections_to_have_text": (
        {},
        table(PROSE, "'P', 'b', 'paper_text', '1.1'"),
        table(PROSE, "'P', 'a', 'paper_text', '1.1'", "'P', 'b', 'commentary', '1.1'"),
        "in b, section 1.1 (1 found)",
    ),
    "expect_withdrawn_share_of_cases_to_be_at_most": (
        {"min_cases": 6, "max_share": 0.5},
        table(RESTATED, "'b', 'a', '4.6', 6, 12", "'b', 'a', '4.7', 5, 5"),
        table(RESTATED, "'b', 'a', '4.6', 6, 11", "'b', 'a', '4.6', 7, 7"),
        "in b against a, 4.6 (2 found)",
    ),
}
