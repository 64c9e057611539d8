"""The command ``warehouse explain``: from a figure to its line."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.padding import Padding

from scripts.cli.console import Home, Json, out, print_json
from scripts.project import find_project
from scripts.published.explanation import Explanation
from scripts.published.explanation import explain as explanation_of
from scripts.published.lineage import SeedRow

SHOWN_CELLS = 20
# the groups of cases, as they are printed
CASES = {
    "counted": "counted",
    "not_counted": "not counted (in the denominator only)",
    "unknown": "unknown (a cell that decides could not be read)",
    "in_other_periods": "in other periods",
    "left_out": "left out (records of the fact that count in no period)",
}


def explain(
    indicator: Annotated[str, typer.Argument(help="Indicator, for example 4.6.")],
    edition: Annotated[
        str | None, typer.Option(help="Edition; the newest if not given.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(help="Label or first day; the rated period if not given."),
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Show what a figure was made from: rule, target, standards, cases, extracts.

    Example: warehouse explain 4.6 --edition 2023-03 --period "Q1 2022/23"
    """
    found = explanation_of(find_project(home), indicator, edition, period)
    if as_json:
        print_json(found.record())
    else:
        _print(found)


def _print(found: Explanation) -> None:
    figure = found.figure
    value = figure["value_label"] or f"no value ({figure['value_reason_code']})"
    lines = [f"{value} in {figure['period_label']}, edition {figure['edition_id']}"]
    if found.status:
        status = found.status
        lines += [f"{status['status_label']}: {status['status_explanation']}."]
        lines += [f"{status['distance_label']}."] if status["distance_label"] else []
        lines += [status["override_note"]] if status["override_note"] else []
    else:
        lines.append(f"The edition rates another period: {found.rated_period}.")
    _section(f"{figure['indicator_id']} {figure['title']}", lines)
    counted = [figure["numerator_definition"]]
    if figure["denominator_definition"]:
        counted.append(f"of: {figure['denominator_definition']}")
    _section("What is counted", [*counted, f"Source: {figure['definition_source']}"])
    target = _rows([found.target]) if found.target else ["None in force."]
    benchmark = [f"Benchmark: {found.benchmark}"] if found.benchmark else []
    _section("Target", [*benchmark, *target])
    for model in found.models:
        _section(model.name, [model.path, *model.sentences])
    no_decision = ["The rule reads no dated standard."]
    _section("Decisions in force", _rows(found.decisions) or no_decision)
    cases = found.cases or {}
    counts = [f"{CASES[name]}: {count}" for name, count in cases.items()]
    no_case = ["None: a published figure, or the restricted file cannot be read."]
    _section("Cases", counts or no_case)
    if figure["bounds_label"] or found.unread:
        _section("What could not be read", _unread(found))
    dumps = [_dump(extract) for extract in found.extracts]
    _section("Extracts, newest dump by the cut-off", dumps)


def _section(title: str, lines: Sequence[str]) -> None:
    out.print()
    out.print(title, style="bold", highlight=False)
    for line in lines:
        out.print(Padding(line, (0, 0, 0, 2)), highlight=False)


def _rows(rows: Sequence[SeedRow]) -> list[str]:
    return [
        f"{row.place}: "
        + ", ".join(f"{name} {cell}" for name, cell in row.cells.items() if cell)
        for row in rows
    ]


def _unread(found: Explanation) -> list[str]:
    figure, cells = found.figure, found.unread
    bounds = figure["bounds_label"]
    lines = [f"{bounds[0].upper()}{bounds[1:]}."] if bounds else []
    if found.status and found.status["status_doubt_label"]:
        lines.append(f"{found.status['status_doubt_label']}: the status.")
    if not found.status:
        lines.append("Lines are listed for the period that the edition rates.")
    lines += [
        f"{cell['file_name']}, line {cell['line_number']}, column "
        f"{cell['column_name']}: expected {cell['expected']}"
        + (" (the row is refused)" if cell["is_row_refused"] else "")
        for cell in cells[:SHOWN_CELLS]
    ]
    if len(cells) > SHOWN_CELLS:
        lines.append(f"... and {len(cells) - SHOWN_CELLS} more: --json lists all")
    return lines


def _dump(extract: dict[str, Any]) -> str:
    name = f"{extract['service']}/{extract['extract_name']} ({extract['supply']})"
    if extract["extracted_on"] is None:
        return f"{name}: no dump"
    return (
        f"{name}: taken on {extract['extracted_on']}, {extract['sent_count']} rows, "
        f"{extract['rejected_count']} refused"
    )
