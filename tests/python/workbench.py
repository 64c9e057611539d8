"""Builds in folders of their own, for the tests of extracts and of publishing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.cli.main import dbtRunner

from scripts.build.pipeline import LAYERS
from scripts.dbt_runner.session import DbtSession
from scripts.files import read_json, sha256, write_json
from scripts.project import SAMPLE_KEY, Project

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "extracts"
SETTINGS = (
    "EDITIONS_DIR",
    "EXTRACTS_DIR",
    "PSEUDONYM_KEY",
    "SEEDS_COPY",
    "WAREHOUSE_BUILD_FILE",
    "WAREHOUSE_MEMORY",
)
# what readers are given; a file of extracts may not change it by its form
READERS_SCHEMAS = ("indicators", "marts", "published")


def run(
    *arguments: str | Path,
    settings: Mapping[str, str | Path] | None = None,
    cwd: Path = ROOT,
) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment (`warehouse`, `dbt`) as a user does."""
    name, *rest = map(str, arguments)
    environment = {k: v for k, v in os.environ.items() if k not in SETTINGS}
    environment |= {k: str(v) for k, v in (settings or {}).items()}
    # wide enough that no message is folded in the middle of a file name
    environment |= {"COLUMNS": "1000", "NO_COLOR": "1"}
    return subprocess.run(
        [str(Path(sys.executable).with_name(name)), *rest],
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
        cwd=cwd,
        env=environment,
    )


def built(
    home: Path,
    *options: str,
    extracts: Path | None = None,
    key: str = SAMPLE_KEY,
    variables: str = "{}",
) -> subprocess.CompletedProcess[str]:
    """Run `warehouse build`, with options, into a folder; it has to succeed."""
    settings: dict[str, str | Path] = {}
    if extracts:
        settings = {"EXTRACTS_DIR": extracts, "PSEUDONYM_KEY": key}
    done = run(
        "warehouse",
        "build",
        *options,
        "--home",
        home,
        "--vars",
        variables,
        settings=settings,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


class Workbench:
    """One parsed project for many builds, each in a home of its own."""

    def __init__(self, home: Path) -> None:
        self._session = DbtSession(Project(ROOT, home))
        self.target = home / "target"

    def run(
        self,
        home: Path,
        extracts: Path,
        selections: Iterable[str] = tuple(LAYERS.values()),
        *,
        key: str = SAMPLE_KEY,
    ) -> Path:
        """Build what is selected into a home (what is there stays); return its file.

        Raises what a build raises.
        """
        os.environ["PSEUDONYM_KEY"] = key
        project = Project(ROOT, home, extracts)
        project.make_build_folder()
        self._session.project = project
        for selection in selections:
            self._session.build([selection], lambda name: None)
        return project.build_file

    def compiled(self, query: str) -> str:
        """Return an inline query of dbt as the SQL that its macros write.

        Args:
            query: reads no model, so that no build's file is needed.
        """
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WAREHOUSE_BUILD_FILE", ":memory:")
            result = dbtRunner(manifest=self._session.manifest).invoke(
                [
                    *("--quiet", "--no-write-json", "compile", "--inline", query),
                    *("--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
                    *("--target-path", str(self.target)),
                    *("--log-path", str(self.target)),
                ]
            )
        assert result.success, result.exception
        answers: Any = result.result
        (answer,) = answers.results
        return str(answer.node.compiled_code)


def copy_of_sample(folder: Path) -> Path:
    """Copy the sample's extracts without their contracts, as a service would send."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("*.yml"))
    return folder


def copy_published(home: Path, other: Path) -> None:
    """Let a home show what another published, with the record of its runs.

    The sites of the home stay as they are.
    """
    Project(ROOT, other).make_build_folder()
    for name in ("build/runs", "published/versions"):
        shutil.rmtree(other / name, ignore_errors=True)
        shutil.copytree(home / name, other / name)
    for name in ("current", "warehouse.duckdb"):
        link = other / "published" / name
        link.unlink(missing_ok=True)
        link.symlink_to((home / "published" / name).readlink())


def change_published(project: Project, *statements: str) -> list[object]:
    """Change the published file as no one should, to stand for another build's.

    Returns what DuckDB answers to each statement: of an update the number of rows.
    """
    file = project.warehouse_file.resolve()
    file.chmod(0o600)
    with duckdb.connect(file) as connection:
        answers: list[object] = [
            connection.execute(one).fetchone() for one in statements
        ]
    about = read_json(file.with_name("version.json"))
    about["files"][file.name] = sha256(file)
    write_json(file.with_name("version.json"), about)
    return answers


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    """Ask a DuckDB file."""
    with duckdb.connect(file, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def differences(
    one: Path,
    other: Path,
    schemas: Iterable[str],
    left_out: Mapping[str, Iterable[str]] | None = None,
) -> dict[str, list[tuple[object, ...]]]:
    """Compare two builds' tables row for row, repeated rows counted.

    Args:
        one: a DuckDB file.
        other: another.
        schemas: which tables are compared.
        left_out: columns by table that are not.

    Returns:
        For each table that differs, some of the rows that only one of them has.
    """
    found: dict[str, list[tuple[object, ...]]] = {}
    with duckdb.connect() as connection:
        for name, file in (("one", one), ("other", other)):
            connection.execute(f"attach '{file}' as {name} (read_only)")
        tables = {
            name: set(
                connection.execute(
                    "select schema_name || '.' || table_name from duckdb_tables() "
                    "where database_name = ? and list_contains(?, schema_name)",
                    [name, list(schemas)],
                ).fetchall()
            )
            for name in ("one", "other")
        }
        assert tables["one"] == tables["other"]
        assert tables["one"]
        for (table,) in sorted(tables["one"]):
            without = list((left_out or {}).get(table, ()))
            columns = f"* exclude ({', '.join(without)})" if without else "*"
            both = [f"select {columns} from {name}.{table}" for name in tables]
            only = connection.execute(
                f"(select 'one', * from ({both[0]} except all {both[1]})) union all "
                f"(select 'other', * from ({both[1]} except all {both[0]})) limit 6"
            ).fetchall()
            if only:
                found[table] = only
    return found
