"""From a figure to its line: the rules, decisions, cases and extracts behind it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import duckdb

from scripts.database import open_file, open_published, quoted
from scripts.errors import UsageError, WarehouseError
from scripts.project import Project
from scripts.published.lineage import (
    ModelRule,
    SeedRow,
    decisions,
    rule_of,
    seed_rows,
    upstream,
)

# the model that answers "why is it red"
RATING = "int_status__ratings"


@dataclass(frozen=True)
class Explanation:
    """What a figure was made from.

    Attributes:
        figure: the row of ``marts.indicator_series`` with title and definitions.
        status: the row of ``marts.indicator_status``; none where the edition rates
            another period.
        rated_period: the label of the period that the edition rates.
        target: the row of the seed with the target in force; none without a target.
        benchmark: the title of the published figure that takes the target's place;
            none where the target holds.
        models: the indicator's model and the facts that it reads, with their rules;
            last the model that rates.
        decisions: the dated rows of seeds in force: standards, age bands, schedules.
        cases: how many were counted, not counted, unknown, in other periods and in
            none; none for a published figure and where the restricted file cannot be
            read.
        unread: the cells that could not be read and may touch a case of the figure, by
            file, line and column; none of them where the edition rates another period.
        extracts: the extracts that it reads, each with its newest dump.
    """

    figure: dict[str, Any]
    status: dict[str, Any] | None
    rated_period: str | None
    target: SeedRow | None
    benchmark: str | None
    models: list[ModelRule]
    decisions: list[SeedRow]
    cases: dict[str, int] | None
    unread: list[dict[str, Any]]
    extracts: list[dict[str, Any]]

    def record(self) -> dict[str, Any]:
        """Return the explanation as a dictionary, for JSON."""
        return asdict(self)


def explain(
    project: Project, indicator: str, edition: str | None, period: str | None
) -> Explanation:
    """Find what a figure was made from.

    Args:
        project: whose published files are read.
        indicator: its number, such as ``4.6``.
        edition: which; the newest if not given.
        period: its label or first day; the one that the edition rates if not given.

    Raises:
        UsageError: nothing is published, or there is no such indicator, edition or
            period; the message lists what exists.
    """
    with open_published(project) as connection:
        status = _status(connection, indicator, edition)
        figure = _figure(connection, status, period)
        model = str(figure["model_path"]).rpartition("/")[2].removesuffix(".sql")
        models = upstream(project.root, model, "core")
        partnership, day = str(figure["partnership_code"]), figure["period_end"]
        cut_off: date = status["data_cut_off_on"]
        wanted = {"partnership_code": partnership, "indicator_id": indicator}
        target = next(
            (
                row
                for row in decisions_of_target(project, partnership, indicator)
                if row.cells["effective_from"] <= str(day) <= row.cells["effective_to"]
                and row.cells["decided_on"] <= str(cut_off)
            ),
            None,
        )
        is_rated = figure["period_start"] == status["period_start"]
        return Explanation(
            figure,
            status if is_rated else None,
            status["period_label"],
            target,
            status["target_source"] if _is_benchmark(target) and is_rated else None,
            [
                rule
                for name in (*models, RATING)
                if (rule := rule_of(project.root, name)).sentences or name == model
            ],
            list(decisions(project.root, models, wanted, day, cut_off)),
            _cases(project, connection, figure),
            _unread(connection, status) if is_rated else [],
            _extracts(connection, indicator, cut_off),
        )


def decisions_of_target(
    project: Project, partnership: str, indicator: str
) -> list[SeedRow]:
    """Return the targets that were ever decided for an indicator."""
    wanted = {"partnership_code": partnership, "indicator_id": indicator}
    return seed_rows(project.root, "indicator_target", wanted)


def _is_benchmark(target: SeedRow | None) -> bool:
    return target is not None and target.cells["status_rule"] == "benchmark"


def _status(
    connection: duckdb.DuckDBPyConnection, indicator: str, edition: str | None
) -> dict[str, Any]:
    """Return the status of an indicator in an edition."""
    rows = _records(
        connection,
        "select status.*, editions.data_cut_off_on, editions.title as edition_title "
        "from marts.indicator_status as status "
        "inner join marts.report_editions as editions "
        "on status.partnership_code = editions.partnership_code "
        "and status.edition_id = editions.edition_id "
        "order by data_cut_off_on desc, indicator_id",
    )
    editions = list(dict.fromkeys(row["edition_id"] for row in rows))
    chosen = edition or editions[0]
    if chosen not in editions:
        raise _unknown("edition", chosen, sorted(editions))
    found = {row["indicator_id"]: row for row in rows if row["edition_id"] == chosen}
    if indicator not in found:
        raise _unknown(f"indicator in edition {chosen}", indicator, list(found))
    return found[indicator]


def _figure(
    connection: duckdb.DuckDBPyConnection, status: dict[str, Any], period: str | None
) -> dict[str, Any]:
    """Return the figure of a period, with the indicator's definition."""
    rows = _records(
        connection,
        "select series.*, definitions.title, definitions.numerator_definition, "
        "definitions.denominator_definition, definitions.definition_source, "
        "definitions.model_path from marts.indicator_series as series "
        "inner join marts.indicator_definitions as definitions "
        "on series.partnership_code = definitions.partnership_code "
        "and series.edition_id = definitions.edition_id "
        "and series.indicator_id = definitions.indicator_id "
        "where series.partnership_code = ? and series.edition_id = ? "
        "and series.indicator_id = ? order by period_start desc",
        [status[name] for name in ("partnership_code", "edition_id", "indicator_id")],
    )
    for row in rows:
        if period is None and row["period_start"] == status["period_start"]:
            return row
        if period and period.lower() in {
            row["period_label"].lower(),
            str(row["period_start"]),
        }:
            return row
    labels = [row["period_label"] for row in rows]
    where = f"period of {status['indicator_id']} in edition {status['edition_id']}"
    raise _unknown(where, period or "available", labels)


def _cases(
    project: Project, connection: duckdb.DuckDBPyConnection, figure: dict[str, Any]
) -> dict[str, int] | None:
    """Count the cases of a figure, from the restricted file."""
    keys = [figure[name] for name in ("partnership_code", "edition_id", "indicator_id")]
    (supply,) = _records(
        connection,
        "select count(*) filter (where supply = 'events') as events from "
        "reference.indicator_extract where indicator_id = ?",
        keys[2:],
    )
    if not supply["events"]:
        return None
    (records,) = _records(
        connection,
        "select record_count from indicators.indicator_record_counts "
        "where partnership_code = ? and edition_id = ? and indicator_id = ?",
        keys,
    )
    try:
        with open_file(project.restricted_file) as restricted:
            (cases,) = _records(
                restricted,
                "select count(*) filter (where is_here and numerator > 0) as counted, "
                "count(*) filter (where is_here and numerator = 0) as not_counted, "
                "count(*) filter (where is_here and outcome_code like 'unknown%') "
                "as unknown, "
                "count(distinct case_id) filter (where not is_here and is_record) "
                "as in_other_periods, "
                "count(distinct case_id) filter (where is_record) as in_any_period "
                "from (select *, period_start "
                f"= date {quoted(figure['period_start'])} as is_here, "
                # a case that a cell may hide is no record of the fact
                "not starts_with(case_id, 'unread|') as is_record "
                "from indicators.indicator_cases where partnership_code = ? "
                "and edition_id = ? and indicator_id = ?)",
                keys,
            )
    except (duckdb.Error, WarehouseError):
        return None
    in_any = cases.pop("in_any_period")
    return {**cases, "left_out": records["record_count"] - in_any}


def _unread(
    connection: duckdb.DuckDBPyConnection, status: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return where the cells are that may touch a case of a rated figure."""
    return _records(
        connection,
        "select cells.extract_name, cells.file_name, cells.line_number, "
        "cells.column_name, cells.is_row_refused, reasons.expected "
        "from quality.status_unread_cells as cells "
        "left join reference.refusal_reason as reasons "
        "on cells.reason_code = reasons.reason_code "
        "where cells.partnership_code = ? and cells.edition_id = ? "
        "and cells.indicator_id = ? "
        "order by cells.extract_name, cells.file_name, cells.line_number, column_name",
        [status[name] for name in ("partnership_code", "edition_id", "indicator_id")],
    )


def _extracts(
    connection: duckdb.DuckDBPyConnection, indicator: str, cut_off: date
) -> list[dict[str, Any]]:
    """Return the extracts of an indicator, each with its newest dump by the cut-off."""
    return _records(
        connection,
        "select extracts.extract_name, extracts.service, sources.supply, "
        "max(dumps.extracted_on) as extracted_on, "
        "max_by(dumps.sent_count, dumps.extracted_on) as sent_count, "
        "max_by(dumps.rejected_count, dumps.extracted_on) as rejected_count "
        "from reference.indicator_extract as sources "
        "inner join reference.extract as extracts "
        "on sources.extract_name = extracts.extract_name "
        "left join quality.row_reconciliation as dumps "
        "on sources.extract_name = dumps.extract_name and dumps.extracted_on <= ? "
        "where sources.indicator_id = ? group by all order by extracts.extract_name",
        [cut_off, indicator],
    )


def _records(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _unknown(what: str, given: str, known: list[str]) -> UsageError:
    return UsageError(
        f"There is no {what}: {given}.\nExpected one of: {', '.join(known)}."
    )
