"""Great Expectations on DuckDB: a data source, and expectations written as SQL files.

Both use its documented extension points. Stock Great Expectations closes the
connection of a dialect that it does not list before it reads the result; here one is
kept until the gate returns it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, ClassVar, Literal

import sqlalchemy
from great_expectations.compatibility import pydantic
from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)

# in a data source `type` is a field
Engine = type[SqlAlchemyExecutionEngine]


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """An execution engine that keeps one connection."""

    @contextmanager
    def get_connection(self) -> Iterator[sqlalchemy.Connection]:
        """Yield the kept connection; a failed query does not affect later ones."""
        if not self._connection:
            self._connection = self.engine.connect()
        try:
            yield self._connection
        except Exception:
            self._connection.rollback()
            raise

    def give_back(self) -> None:
        """Close the kept connection, so that others may open the file."""
        if self._connection:
            self._connection.close()
            self._connection = None
        self.engine.dispose()


class DuckDBDatasource(SQLDatasource):
    """A DuckDB file, opened for reading; added by ``data_sources.add_duckdb``."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> Engine:
        """Return the engine that keeps its connection."""
        return DuckDBExecutionEngine

    def give_back(self) -> None:
        """Close every connection: the engine's own, and the data source's."""
        engine = self.get_execution_engine()
        assert isinstance(engine, DuckDBExecutionEngine)  # noqa: S101
        engine.give_back()
        self.get_engine().dispose()


class SqlExpectation(UnexpectedRowsExpectation):
    """A query that must return no row; place and number of the rows found are reported.

    Its columns ``place`` (a dump, a column, an edition, an indicator: never a value of
    a person) and, where it counts, ``faulty_rows`` are all that is read.
    """

    # stock Great Expectations would run the query a second time, to count its rows
    metric_dependencies: ClassVar[tuple[str, ...]] = ("unexpected_rows_query.table",)

    def _validate(self, metrics: Any, *_: Any, **__: Any) -> Any:
        found = metrics["unexpected_rows_query.table"]
        counts = [row["faulty_rows"] for row in found if "faulty_rows" in row]
        return {
            "success": not found,
            "result": {
                "unexpected_count": sum(counts) if counts else len(found),
                "places": sorted({str(row["place"]) for row in found}),
            },
        }


@cache
def register_sql_expectation(file: Path) -> type[SqlExpectation]:
    """Make an expectation from a SQL file, named after it; it passes if no row returns.

    ``$batch`` is the relation, ``$part`` the file ``_part.sql`` in its folder, any
    other ``$name`` an argument that a suite has to give among its ``kwargs``.
    """
    parts = {
        part.stem.removeprefix("_"): part.read_text(encoding="utf-8").strip()
        for part in file.parent.glob("_*.sql")
    }
    text = Template(file.read_text(encoding="utf-8")).safe_substitute(parts)
    # Great Expectations uses its own name for the relation
    query = Template(Template(text).safe_substitute(batch="{batch}"))
    arguments = query.get_identifiers()

    def fill(_: type, values: dict[str, Any]) -> dict[str, Any]:
        missing = [name for name in arguments if name not in values]
        if missing:
            raise ValueError(f"{file.stem} needs {', '.join(missing)}")
        return {**values, "unexpected_rows_query": query.substitute(values)}

    return type(
        "".join(word.title() for word in file.stem.split("_")),
        (SqlExpectation,),
        {
            "__module__": __name__,
            "__doc__": query.template.splitlines()[0].removeprefix("-- "),
            "__annotations__": dict.fromkeys(arguments, Any),
            "_fill": pydantic.root_validator(pre=True, allow_reuse=True)(fill),
        },
    )
