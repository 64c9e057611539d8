"""What the commands share: where they print, and the options that many of them have."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scripts.files import json_text
from scripts.progress import Change, Progress, Step, Warning
from scripts.project import Project
from scripts.published import queries

# what a terminal would take for a command, or what would hide text in it
_CONTROLS = {code: rf"\x{code:02x}" for code in (*range(32), *range(127, 160))}
_CONTROLS |= {
    code: rf"\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
del _CONTROLS[ord("\n")], _CONTROLS[ord("\t")]


class PlainConsole(Console):
    """A console on which text is text: no markup, no emoji, no control character."""

    def __init__(self, **options: Any) -> None:
        """Make it; options as of rich's console."""
        super().__init__(markup=False, emoji=False, **options)

    def render_str(self, text: str, **options: Any) -> Text:
        """Return text as it is printed, its control characters spelled out."""
        return super().render_str(text.translate(_CONTROLS), **options)


out = PlainConsole()
err = PlainConsole(stderr=True)

SHOWN_DECISIONS = 20
SHOWN_CHANGES = 30
STATUS_STYLES = {
    "No concerns": "green",
    "Some concerns": "yellow",
    "Major concerns": "bold red",
}

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Home = Annotated[
    Path | None,
    typer.Option(
        help="Folder for build/ and published/ instead of the project's own.",
        file_okay=False,
    ),
]
Extracts = Annotated[
    Path | None,
    typer.Option(
        help="Folder of extracts instead of EXTRACTS_DIR or the sample.",
        file_okay=False,
        exists=True,
    ),
]
Wait = Annotated[
    float,
    typer.Option(
        help="Seconds to wait while another command writes to the same folder.", min=0
    ),
]


@dataclass
class ProgressLog:
    """What a job has reported so far.

    Attributes:
        steps: the steps that are done.
        warnings: expectations that failed and stopped nothing.
        decisions: decisions that changed since the last publish.
        changes: parts of what readers see that differ from what was published.
    """

    steps: list[Step] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@contextmanager
def shown_progress(console: Console) -> Iterator[tuple[Progress, ProgressLog]]:
    """Print the steps of a job as they are done, and what it is doing now.

    Args:
        console: where to print.

    Yields:
        Callbacks for the job, and the log of what it has reported.
    """
    log = ProgressLog()
    with console.status("starting") as line:

        def note(step: Step) -> None:
            log.steps.append(step)
            text = f"{step.name:<17} {step.detail:<24} {step.seconds:5.1f} s"
            console.print(Text("  ✓", style="green"), text, highlight=False)

        def note_decision(change: str) -> None:
            log.decisions.append(change)
            if len(log.decisions) <= SHOWN_DECISIONS:
                text = f"    decision changed: {change}"
                console.print(text, highlight=False)
            elif len(log.decisions) == SHOWN_DECISIONS + 1:
                console.print("    ... the page of the run lists all")

        def at(text: str) -> None:
            line.update(Text(text, no_wrap=True, overflow="ellipsis"))

        yield (
            Progress(
                at,
                at,
                note,
                log.warnings.append,
                note_decision,
                log.changes.append,
            ),
            log,
        )


def print_summary(project: Project) -> None:
    """Print how many indicators have which status, and the major concerns."""
    summary = queries.status_summary(project)
    table = Table(title="Indicators by status", title_justify="left", show_footer=True)
    table.add_column("Status", footer="Total")
    for position, edition in enumerate(summary.columns[1:], start=1):
        total = sum(row[position] for row in summary.rows)
        table.add_column(edition, justify="right", footer=str(total))
    for label, *counts in summary.rows:
        table.add_row(label, *map(str, counts), style=STATUS_STYLES.get(label))
    out.print(table)
    edition = queries.newest_edition(project)
    concerns = [
        record
        for record in queries.indicators(project, edition).records()
        if record["status_label"] == "Major concerns"
    ]
    for record in concerns:
        out.print(
            f"Major concerns, {edition}: {record['indicator_id']} {record['title']}. "
            f"{record['status_explanation']}.",
            style=STATUS_STYLES["Major concerns"],
            highlight=False,
        )


def print_changes(changes: Sequence[Change]) -> None:
    """Print what readers see otherwise than before, the newest edition first."""
    if not changes:
        return
    out.print(f"Changed for readers: {len(changes)}", style="bold", highlight=False)
    for change in changes[:SHOWN_CHANGES]:
        record = change.record()
        public = "public" if record["audience"] == "public" else ""
        about = (
            record["edition_id"],
            public,
            record["indicator_id"],
            record["part"],
        )
        line = " ".join((*filter(None, about), record["place"])).strip()
        out.print(f"  {line}: {_change(record)}", highlight=False, soft_wrap=True)
        out.print(f"    from {record['cause']}", style="dim", highlight=False)
    if len(changes) > SHOWN_CHANGES:
        more = len(changes) - SHOWN_CHANGES
        out.print(f"  ... and {more} more: reader_changes.json of the run has all")
    out.print()


def _change(record: dict[str, Any]) -> str:
    before, after = record["before"], record["after"]
    if before is None and after is None:
        return "other figures" if record["part"] == "earlier period" else "not compared"
    if before is None:
        return "new"
    if after is None:
        return "gone"
    is_long = record["part"] in {"text", "explanation"}
    return "worded otherwise" if is_long else f"{before} -> {after}"


def print_doubts(project: Project) -> None:
    """Print the figures of the newest edition that may be otherwise, one a line."""
    edition = queries.newest_edition(project)
    for doubt in queries.figures_in_doubt(project, edition).records():
        text = f"In doubt, {edition}: {doubt['doubt_label']}."
        if doubt["is_accepted"]:
            text += f" Accepted by {doubt['accepted_by']}, {doubt['accepted_on']}."
        out.print(text, style="yellow", highlight=False)


def print_warnings(warnings: Sequence[Warning]) -> None:
    """Print the expectations that failed and stop nothing."""
    for result in warnings:
        out.print(
            f"{result.severity}: {result.message}",
            style="dim" if result.severity == "info" else "yellow",
            highlight=False,
        )
        out.print()


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows under their columns, and how many they are."""
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table, highlight=False)
    out.print(f"{len(rows)} rows" if len(rows) != 1 else "1 row")


def print_json(value: Any) -> None:
    """Print a value for machines."""
    print(json_text(value))


def display_path(path: Path) -> str:
    """Return a path as short as it can be read from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
