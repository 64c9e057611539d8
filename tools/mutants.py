"""Every mutant of the project's rules, made from the text of its SQL and its seeds.

A new rule has its mutants without anyone listing them: ``tools/sql_mutants.py`` and
``tools/seed_mutants.py`` say what is changed. ``models/staging`` and ``macros/rows``
are left out: they are to be rewritten.
"""

from pathlib import Path

import yaml

from tools.mutant import Mutant
from tools.seed_mutants import seed_mutants
from tools.sql_mutants import sql_mutants

SQL_FOLDERS = (
    *("models/core", "models/indicators", "models/marts", "models/disclosure"),
    *("models/published", "models/quality/tasks"),
    *("macros/indicators", "macros/labels", "macros/statistics", "macros/dates"),
)
SEED_FOLDER = "seeds/reference"
SEEDS = (
    *("timescale_standard", "indicator_target", "parameter", "age_band"),
    *("unpaid_work_level", "review_window", "immunisation_schedule"),
    *("placement_type", "legal_reason", "review_cancellation", "leaver_destination"),
)


def all_mutants(root: Path) -> list[Mutant]:
    """Return every mutant of the project, file by file in the order of the text."""
    found = []
    for path in sql_files(root):
        found += sql_mutants(str(path.relative_to(root)), path.read_text())
    for name in SEEDS:
        path = root / SEED_FOLDER / f"{name}.csv"
        seed = yaml.safe_load(path.with_suffix(".yml").read_text())["seeds"][0]
        found += seed_mutants(str(path.relative_to(root)), path.read_text(), seed)
    return found


def sql_files(root: Path) -> list[Path]:
    """Return the models and macros whose conditions are changed."""
    return [
        path
        for folder in SQL_FOLDERS
        for path in sorted((root / folder).rglob("*.sql"))
    ]
