"""Faults put into a finished build on purpose, and the gate that stops each.

``tests/python/faults.toml`` holds the list: what is changed, and where it ought to be
caught, written down before it is tried.
"""

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from scripts.errors import CheckError
from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.suites import LAYERS

LIST = Path("tests/python/faults.toml")


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        name: what a service, or we, did wrong.
        made_in: the layer whose tables are changed; raw is changed where it landed.
        statement: the change, in SQL.
        stopped_in: the layer whose gate ought to stop it.
        stopped_by: the relation and check that ought to.
    """

    name: str
    made_in: str
    statement: str
    stopped_in: str
    stopped_by: str


def read_faults(root: Path) -> list[Fault]:
    """Return the list in the order of its file."""
    entries = tomllib.loads((root / LIST).read_text())["fault"]
    return [Fault(**entry) for entry in entries]


def stopped(
    fault: Fault,
    build: Path,
    gatekeeper: Gatekeeper,
    rebuild: Callable[[str], None],
) -> tuple[str, set[str]]:
    """Put the fault into a build and go on as a build would; return what stops it.

    Args:
        fault: is put in.
        build: a finished build's file, to be spoilt.
        gatekeeper: with all suites.
        rebuild: builds a layer of models again in that file and runs its dbt tests.

    Returns:
        The layer that stopped it and the checks that are not met there; dbt is named
        where one of its tests was first; nothing where none was.
    """
    with duckdb.connect(build) as connection:
        connection.execute(fault.statement)
    for layer in LAYERS[LAYERS.index(fault.made_in) :]:
        if layer != fault.made_in:
            try:
                for folder in _folders(layer):
                    rebuild(folder)
            except CheckError as error:
                return (layer, {f"dbt: {str(error).splitlines()[0]}"})
        results = gatekeeper.ask(layer, build)
        if found := {f"{r.relation}.{r.check_name}" for r in results if r.stops}:
            return (layer, found)
    return ("", set())


def _folders(layer: str) -> list[str]:
    return ["indicators", "marts"] if layer == "marts" else [layer]


def spoilt_copy(build: Path, folder: Path) -> Path:
    """Copy a build's file into the build folder of another home."""
    file = folder / "build" / "warehouse.duckdb"
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(build, file)
    return file
