"""The dbt-duckdb plugin: the key of pseudonyms and the file inspector.

The key is a session variable, read in SQL by ``getvariable('pseudonym_key')``: a key
rendered into SQL would appear in ``target/``, in logs and in view definitions.
"""

import os
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from scripts.errors import ExtractError
from scripts.extracts.claiming import extract_files_as_json
from scripts.extracts.inspection import inspect_as_json
from scripts.modes import OTHERS
from scripts.project import read_environment


def set_variables(session: Any, key: str) -> None:
    """Give a session of DuckDB what SQL reads by ``getvariable``.

    A bound value never appears in SQL text.
    """
    session.execute("set variable pseudonym_key = ?", [key])


class Plugin(BasePlugin):
    """dbt-duckdb calls these; see its documentation of plugins."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Make the build folder, read the key; what dbt writes is its account's."""
        try:
            environment = read_environment()
            self.key = environment.pseudonym_key(environment.extracts)
        except ExtractError as error:
            raise DbtRuntimeError(str(error)) from error
        os.umask(OTHERS)
        if self.creds is not None and self.creds.path != ":memory:":
            Path(self.creds.path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def configure_connection(self, conn: Any) -> None:
        """Register the functions on files that the seed materialisation calls."""
        for name, function in (
            ("extract_files", extract_files_as_json),
            ("inspect_files", inspect_as_json),
        ):
            conn.create_function(
                name, function, ["VARCHAR"] * 3, "VARCHAR", side_effects=True
            )

    def configure_cursor(self, cursor: Any) -> None:
        """Set the session's variables."""
        set_variables(cursor, self.key)
