"""The models of a finished build, run again on other extracts by DuckDB alone.

dbt loads the extracts; the SQL is what dbt compiled for the finished build, without
tests and without dbt's work between the models.
"""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
from workbench import ROOT, Workbench

from scripts.build.pipeline import LAYERS
from scripts.files import read_json
from scripts.project import SAMPLE_KEY, Project


@dataclass(frozen=True)
class CompiledModel:
    """A model as dbt made it."""

    unique_id: str
    name: str
    relation: str
    materialization: str
    sql: str
    parents: frozenset[str]


class CompiledModels:
    """What the newest build of a home made, in the order in which it was made.

    Args:
        bench: loads extracts.
        home: of a finished `warehouse build`.

    Attributes:
        file: the finished build.
    """

    def __init__(self, bench: Workbench, home: Path) -> None:
        self.file = home / "build" / "warehouse.duckdb"
        self._bench = bench
        *_, folder = sorted((home / "build" / "runs").iterdir())
        nodes = read_json(folder / "manifest.json")["nodes"]
        self._models = [
            CompiledModel(
                unique_id=result["unique_id"],
                name=nodes[result["unique_id"]]["name"],
                relation=result["relation_name"],
                materialization=nodes[result["unique_id"]]["config"]["materialized"],
                sql=result["compiled_code"],
                parents=frozenset(nodes[result["unique_id"]]["depends_on"]["nodes"]),
            )
            for layer in LAYERS
            for result in read_json(folder / f"run_results_{layer}.json")["results"]
            if result["unique_id"].startswith("model.")
        ]
        self._seeds = {
            node["name"]: unique_id
            for unique_id, node in nodes.items()
            if node["resource_type"] == "seed"
        }

    def run(
        self,
        home: Path,
        extracts: Path,
        changed: Collection[str],
        last: str | None = None,
    ) -> Path:
        """Build a home from extracts of which some differ; return its file.

        Args:
            home: a new folder.
            extracts: those of the finished build, with changes.
            changed: names of the extracts that differ from those of the finished build.
            last: the model that is asked for; all if not given.
        """
        file = Project(ROOT, home).build_file
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.file, file)
        self._bench.run(home, extracts, [" ".join(changed)])
        self.again(file, changed, last)
        return file

    def again(
        self, file: Path, changed: Collection[str], last: str | None = None
    ) -> None:
        """Make what follows from changed seeds in a build's file."""
        needed = self._upstream(last)
        stale = {self._seeds[name] for name in changed}
        with duckdb.connect(file) as connection:
            connection.execute("set variable pseudonym_key = ?", [SAMPLE_KEY])
            for model in self._models:
                if model.unique_id not in needed or not model.parents & stale:
                    continue
                stale.add(model.unique_id)
                connection.execute(
                    f"create or replace {model.materialization} {model.relation} "
                    f"as {model.sql}"
                )

    def _upstream(self, last: str | None) -> set[str]:
        if last is None:
            return {model.unique_id for model in self._models}
        needed = {model.unique_id for model in self._models if model.name == last}
        assert needed, last
        for model in reversed(self._models):
            if model.unique_id in needed:
                needed |= model.parents
        return needed
