"""Times the staging of many partnerships, beside that of another commit.

``python -m benchmarks.staging --against COMMIT`` prints a table. Both checkouts stage
the same extracts: the sample once for each partnership, under its code.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.speed import BIN, ROOT
from scripts.project import SAMPLE_KEY

SAMPLE = ROOT / "seeds" / "extracts"
SAMPLE_CODE = "S37000027"


def main(
    against: Annotated[str, typer.Option(help="The commit to compare with.")],
    partnerships: Annotated[int, typer.Option(help="How many.", min=1)] = 50,
    runs: Annotated[int, typer.Option(help="Runs of each checkout.")] = 2,
) -> None:
    """Measure and print.

    Example: python -m benchmarks.staging --against 56982e9
    """
    with tempfile.TemporaryDirectory(prefix="warehouse-bench-") as name:
        folder = Path(name)
        codes = [f"S379{number:05}" for number in range(partnerships)]
        rows, size = _write_extracts(folder / "extracts", codes)
        seconds: dict[str, list[float]] = {against: [], "HEAD": []}
        checkouts = {commit: _checkout(commit, folder, codes) for commit in seconds}
        for root in checkouts.values():
            _dbt(root, folder / "extracts", "seed")
        for _ in range(runs):
            for commit, root in checkouts.items():
                started = time.perf_counter()
                _dbt(
                    root, folder / "extracts", "run", "--select", "path:models/staging"
                )
                seconds[commit].append(time.perf_counter() - started)
        base = statistics.median(seconds[against])
        table = Table(
            f"Staging of {rows:,} rows ({size / 1e6:.0f} MB), at",
            "median s",
            "min s",
            "max s",
            "ratio",
        )
        for commit, times in seconds.items():
            middle = statistics.median(times)
            table.add_row(
                commit,
                *(f"{value:.1f}" for value in (middle, min(times), max(times))),
                f"{middle / base:.2f}",
            )
        Console().print(table)


def _write_extracts(folder: Path, codes: list[str]) -> tuple[int, int]:
    """Write the sample for each partnership; return the rows and bytes."""
    rows = size = 0
    for path in sorted(SAMPLE.rglob("*.csv")):
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(lines)
        target = folder / path.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="") as file:
            file.write(header)
            for code in codes:
                file.write(text.replace(SAMPLE_CODE, code))
        rows += len(lines) * len(codes)
        size += target.stat().st_size
    return rows, size


def _checkout(commit: str, folder: Path, codes: list[str]) -> Path:
    """Check a commit out, with the partnerships in its seed."""
    root = folder / commit
    for command in (
        ["clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(root)],
        ["-C", str(root), "checkout", "--quiet", "--detach", _hash(commit)],
    ):
        subprocess.run(["git", *command], check=True, timeout=60)  # noqa: S607
    seed = root / "seeds" / "reference" / "partnership.csv"
    header, line = seed.read_text(encoding="utf-8").splitlines()
    lines = [header, line, *(line.replace(SAMPLE_CODE, code) for code in codes)]
    seed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def _hash(commit: str) -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", commit]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode().strip()


def _dbt(root: Path, extracts: Path, *arguments: str) -> None:
    """Run dbt in a checkout, with the checkout's own plugin."""
    done = subprocess.run(
        [str(BIN / "dbt"), "--quiet", *arguments],
        check=False,
        cwd=root,
        env=os.environ
        | {
            "PYTHONPATH": str(root),
            "EXTRACTS_DIR": str(extracts),
            "PSEUDONYM_KEY": SAMPLE_KEY,
        },
        capture_output=True,
        text=True,
        timeout=3600,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    typer.run(main)
