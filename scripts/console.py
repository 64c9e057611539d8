"""What the commands share: where they print, and the options that many of them have."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from scripts.progress import Progress, Step

if TYPE_CHECKING:
    from scripts.gates import CheckResult

out = Console()
err = Console(stderr=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Home = Annotated[
    Path | None,
    typer.Option(
        help="Folder for build/ and published/ instead of the project's own.",
        file_okay=False,
    ),
]
Wait = Annotated[
    float,
    typer.Option(
        help="Seconds to wait while another command writes to the same folder.", min=0
    ),
]


@contextmanager
def shown_progress(
    console: Console, told: "list[CheckResult] | None" = None
) -> Iterator[tuple[Progress, list[Step]]]:
    """Show the steps of a job as they are done, and the line that it is at.

    Args:
        console: where to.
        told: takes the expectations that did not pass and stop nothing.

    Yields:
        What the job tells its progress to, and the steps that were done so far.
    """
    steps: list[Step] = []
    with console.status("starting") as line:

        def note(step: Step) -> None:
            steps.append(step)
            text = f"{step.name:<11} {step.detail:<24} {step.seconds:5.1f} s"
            console.print(f"  [green]✓[/] {text}", highlight=False)

        def at(text: str) -> None:
            line.update(Text(text, no_wrap=True, overflow="ellipsis"))

        heard = [] if told is None else told
        yield Progress(at, at, note, heard.append), steps


def print_json(value: Any) -> None:
    """Print a value for machines."""
    print(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def near(path: Path) -> str:
    """Return a path as short as it can be read from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
