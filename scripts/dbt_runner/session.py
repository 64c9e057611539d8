"""dbt, called in this process: one manifest for several selections."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from scripts.database import open_file
from scripts.dbt_runner.plugin import set_variables
from scripts.errors import CheckError, ExtractError, WarehouseError
from scripts.extracts.copying import SeedsRead
from scripts.project import Project, read_environment

SHOWN_ROWS = 5


@dataclass
class LayerResult:
    """Result of one selection: number of nodes by kind, and seconds."""

    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


class DbtSession:
    """One dbt project in one process.

    Args:
        project: whose ``build/`` is written.
        variables: dbt's vars, as a YAML text.
        editions: the folder of the closed editions; the project's own if not given.
        seeds: the copies that are read; the files themselves if not given.

    Attributes:
        manifest: the parsed project.
    """

    def __init__(
        self,
        project: Project,
        variables: str = "{}",
        editions: Path | None = None,
        seeds: SeedsRead | None = None,
    ) -> None:
        """Parse the project.

        Raises:
            WarehouseError: dbt cannot parse the project; the message is dbt's.
        """
        self.project = project
        self.target = project.target
        self._editions = editions
        self._seeds = seeds
        self._common = [
            "--project-dir",
            str(project.root),
            "--profiles-dir",
            str(project.root),
            "--target-path",
            str(self.target),
            "--log-path",
            str(project.home / "logs"),
            "--vars",
            variables,
        ]
        with self._environment():
            parsed = _parsed_file(project.root, variables)
            made = self.target / "partial_parse.msgpack"
            made.unlink(missing_ok=True)
            known = ["--partial-parse-file-path", str(parsed)] * parsed.is_file()
            result = dbtRunner().invoke(["--quiet", "parse", *self._common, *known])
        if not result.success:
            raise WarehouseError(_message(str(result.exception)))
        # dbt writes none where nothing has changed
        if made.is_file():
            _keep(made, parsed)
        manifest: Any = result.result
        self.manifest = manifest
        self._runner = dbtRunner(manifest=manifest)

    def build(
        self, selection: Sequence[str], on_node: Callable[[str], None]
    ) -> LayerResult:
        """Build and test what is selected, dbt's unit tests of code left out.

        Args:
            selection: dbt's selection criteria, any of which may hold.
            on_node: called with the name of each node that is done.

        Raises:
            ExtractError: a seed was refused; its message is the user's.
            CheckError: a data test failed or a model could not be built.
        """

        def note(event: Any) -> None:
            if event.info.name == "NodeFinished":
                on_node(event.data.node_info.node_name)

        # what is found there afterwards is of this selection
        (self.target / "run_results.json").unlink(missing_ok=True)
        self._runner.callbacks = [note]
        with self._environment():
            result = self._runner.invoke(
                [
                    "--quiet",
                    "--log-level",
                    "none",
                    "--log-level-file",
                    "none",
                    # each selection would write the whole parsed manifest again
                    "--no-write-json",
                    "build",
                    *self._common,
                    "--exclude-resource-type",
                    "unit_test",
                    "--indirect-selection",
                    "buildable",
                    "--select",
                    *selection,
                ]
            )
            DuckDBConnectionManager.close_all_connections()
        if result.exception is not None:
            raise WarehouseError(_message(str(result.exception)))
        nodes: Any = result.result
        nodes.write(str(self.target / "run_results.json"))
        self._raise_failures(nodes)
        layer = LayerResult(seconds=nodes.elapsed_time)
        for node in nodes:
            kind = str(node.node.resource_type)
            layer.counts[kind] = layer.counts.get(kind, 0) + 1
        return layer

    @contextmanager
    def _environment(self) -> Iterator[None]:
        """Give dbt the project's folders: it reads them as environment variables.

        The build's file is named from the home: dbt takes what it has parsed with
        another profile for stale, and all homes share what is parsed.
        """
        os.environ["WAREHOUSE_BUILD_FILE"] = str(
            self.project.build_file.relative_to(self.project.home)
        )
        os.environ["EDITIONS_DIR"] = str(self._editions or self.project.editions)
        extracts = self._seeds.extracts if self._seeds else self.project.extracts
        os.environ["EXTRACTS_DIR"] = str(extracts or "")
        os.environ["SEEDS_COPY"] = str(
            self._seeds.root if self._seeds else self.project.root
        )
        with chdir(self.project.home):
            yield

    def _raise_failures(self, nodes: Any) -> None:
        failed = [n for n in nodes if str(n.status) in {"error", "fail"}]
        if not failed:
            return
        refused = [n for n in failed if n.node.resource_type == "seed"]
        if refused:
            raise ExtractError("\n\n".join(_message(n.message) for n in refused))
        raise CheckError("\n\n".join(self._failure(node) for node in failed))

    def _failure(self, node: Any) -> str:
        title = f"{node.node.name} ({node.node.original_file_path})"
        if str(node.status) != "fail":
            return f"{title} could not be built:\n{_message(node.message)}"
        messages = self._messages(node)
        if messages:
            return "\n".join(messages)
        description = " ".join(node.node.description.split())
        return (
            f"{title} failed: {node.failures} rows where none was expected.\n"
            f"{description or 'The query under target/compiled lists them.'}"
        )

    def _messages(self, node: Any) -> list[str]:
        """Read the column ``message`` that the project's own tests return."""
        key = read_environment().pseudonym_key(self.project.extracts)
        with open_file(self.project.build_file) as connection:
            set_variables(connection, key)
            rows = connection.sql(node.node.compiled_code)
            if "message" not in rows.columns:
                return []
            found = rows.select("message").order("message").fetchall()
        messages = [row[0] for row in found[:SHOWN_ROWS]]
        if len(found) > SHOWN_ROWS:
            messages.append(f"... and {len(found) - SHOWN_ROWS} more of the same kind.")
        return messages


def _parsed_file(root: Path, variables: str) -> Path:
    """Return where a checkout keeps what dbt parsed with some variables.

    A seed is parsed with the folder of its checkout, which may be moved.
    """
    digest = hashlib.sha256(f"{root}\n{variables}".encode()).hexdigest()
    return root / "target" / "parsed" / f"{digest[:16]}.msgpack"


def _keep(made: Path, parsed: Path) -> None:
    parsed.parent.mkdir(parents=True, exist_ok=True)
    draft = parsed.with_suffix(f".{os.getpid()}")
    shutil.copyfile(made, draft)
    draft.replace(parsed)


def _message(message: str | None) -> str:
    """Return dbt's message without its wrapping of stack and macro names."""
    lines = [line.strip() for line in (message or "no reason was given").splitlines()]
    kept = [
        line
        for line in lines
        if line
        and not line.startswith((">", "compiled code at", "Compilation Error in seed"))
    ]
    return "\n".join(kept)
