"""Faults injected into a finished build, and the gate that stops each.

``tests/python/faults.toml`` lists them: the change, and the layer that should catch it,
recorded before the run.
"""

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.suites import LAYERS

LIST = Path("tests/python/faults.toml")


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        name: the mistake, by a service or by us.
        made_in: the layer whose tables are changed; raw is changed where it landed.
        statement: the change, in SQL.
        stopped_in: the layer expected to stop it.
        stopped_by: the relation and check of the gate expected to; or the dbt test.
        made_after: the faulty model, where a dbt test is expected to find it: the
            change is made before the tests of the model. Else before the gate.
    """

    name: str
    made_in: str
    statement: str
    stopped_in: str
    stopped_by: str
    made_after: str = ""


def read_faults(root: Path) -> list[Fault]:
    """Return the faults in the order of their file."""
    entries = tomllib.loads((root / LIST).read_text())["fault"]
    return [Fault(**entry) for entry in entries]


def stopped(
    fault: Fault,
    build: Path,
    gatekeeper: Gatekeeper,
    rebuild: Callable[[str], set[str]],
) -> tuple[str, set[str]]:
    """Inject the fault into a build and continue the build; return what stops it.

    Args:
        fault: is put in.
        build: a finished build's file, to be spoilt.
        gatekeeper: with all suites.
        rebuild: builds what is selected again in that file; returns the dbt tests that
            failed.

    Returns:
        The layer that stopped it and the checks that fail there, or the dbt
        tests where they were first; nothing where none was.
    """
    with duckdb.connect(build) as connection:
        connection.execute(fault.statement)
    for layer in LAYERS[LAYERS.index(fault.made_in) :]:
        for selection in _selections(layer, fault):
            if failed := rebuild(selection):
                return (layer, failed)
        results = gatekeeper.evaluate(layer, build)
        if found := {f"{r.relation}.{r.check_name}" for r in results if r.stops}:
            return (layer, found)
    return ("", set())


def _selections(layer: str, fault: Fault) -> list[str]:
    if layer == fault.made_in:
        # the changed tables stay; tests of everything built from them run too
        return [f"{fault.made_after}+,resource_type:test"] if fault.made_after else []
    folders = ["indicators", "marts"] if layer == "marts" else [layer]
    return [f"path:models/{folder}" for folder in folders]


def failed_tests(run_results: dict[str, Any]) -> set[str]:
    """Return the names of the dbt tests that failed, of a ``run_results.json``."""
    return {
        result["unique_id"].split(".")[2]
        for result in run_results["results"]
        if result["status"] in {"fail", "error"}
    }


def spoilt_copy(build: Path, folder: Path) -> Path:
    """Copy a build's file into the build folder of another home."""
    file = folder / "build" / "warehouse.duckdb"
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(build, file)
    return file
