"""The structure of the package: rooms in one order, no circle, no long module."""

import ast
from pathlib import Path

import pytest
from workbench import ROOT

SCRIPTS = ROOT / "scripts"
LONGEST_MODULE = 300
LONGEST_MODEL = 150
# from the ground up: a room imports from those before it
ROOMS = (
    "errors",
    "files",
    "progress",
    "project",
    "modes",
    "lock",
    "database",
    "extracts",
    "dbt_runner",
    "gates",
    "published",
    "editions",
    "build",
    "reports",
    "sample",
    "cli",
)
MODULES = sorted(SCRIPTS.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, at any depth."""
    known = {dotted(module) for module in MODULES}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in known else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & known


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "errors"


def imports_upwards(importer: str, imported: str) -> bool:
    """Return whether an import runs against the order of the rooms."""
    return ROOMS.index(room_of(importer)) < ROOMS.index(room_of(imported))


@pytest.mark.parametrize(
    ("importer", "imported", "is_upwards"),
    [
        ("scripts.project", "scripts.extracts.inspection", True),
        ("scripts.extracts.inspection", "scripts.project", False),
        ("scripts.reports.paper.make", "scripts.reports.versions", False),
        ("scripts.published.runs", "scripts.reports.versions", True),
    ],
)
def test_an_import_against_the_order_is_found(
    importer: str, imported: str, is_upwards: bool
) -> None:
    assert imports_upwards(importer, imported) is is_upwards


def test_no_import_runs_back_up() -> None:
    upwards = [
        f"{dotted(path)} imports {imported}"
        for path in MODULES
        for imported in imports_of(path)
        if imports_upwards(dotted(path), imported)
    ]
    assert not upwards


def test_no_import_goes_in_a_circle() -> None:
    remaining = {dotted(path): imports_of(path) - {dotted(path)} for path in MODULES}
    while leaves := [m for m, imports in remaining.items() if not imports]:
        for leaf in leaves:
            del remaining[leaf]
        for imports in remaining.values():
            imports.difference_update(leaves)
    assert not remaining


def test_no_module_is_long() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in (*MODULES, *(ROOT / "tools").rglob("*.py"))
        if (count := len(path.read_text(encoding="utf-8").splitlines()))
        > LONGEST_MODULE
    }
    assert not long


def test_only_the_project_reads_the_environment() -> None:
    """dbt's door sets it, and a child process is given what it needs of it."""
    readers = {
        path.relative_to(SCRIPTS).as_posix()
        for path in MODULES
        if "os.environ" in path.read_text(encoding="utf-8")
    }
    assert readers == {
        "project.py",
        "dbt_runner/session.py",
        "gates/gatekeeper.py",
        "reports/site/evidence.py",
    }


def test_no_model_is_long() -> None:
    """But for those named: each of them is a list that would not gain by a cut."""
    listed = {
        "macros/parsing/reading_functions.sql",  # how each type of cell is read
        "macros/rows/read_rows.sql",  # the steps of every base model
        # the year of an estimate and its sum by age
        "models/indicators/int_population__by_indicator_period.sql",
        "models/marts/indicator_comparators.sql",  # each reason why nothing is compared
        "models/staging/camhs/base_camhs__events.sql",  # which cells an event needs
    }
    long = {
        name: count
        for folder in ("models", "macros")
        for path in (ROOT / folder).rglob("*.sql")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODEL
        if (name := path.relative_to(ROOT).as_posix())
    }
    assert listed <= long.keys(), "a name to take from the list"
    assert {name: long[name] for name in long.keys() - listed} == {}
