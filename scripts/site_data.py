"""The data of a site: plain selects from the published file, as Parquet for Evidence.

A file ``reports/site/sources/warehouse/<table>.sql`` is one table of the site. In it
``{marts}`` stands for the tables of the profile: ``marts.`` for the committee,
``published.rpt_`` for the public. The comments that it opens with may say ``committee``
(the public site is without this table) and ``may be empty``.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from scripts.errors import CheckError, UsageError
from scripts.project import Project

SOURCE = "warehouse"
# Evidence's words for the four types that every engine on the way understands
EVIDENCE_TYPES = {
    "DOUBLE": "number",
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "date",
}
NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT")


@dataclass(frozen=True)
class Profile:
    """A kind of reader.

    Attributes:
        name: on the command line.
        label: what stands on every page.
        marts: what ``{marts}`` stands for in a source query.
        readable: how the names of the tables begin that it may read.
    """

    name: str
    label: str
    marts: str
    readable: tuple[str, ...]


PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            "committee",
            "Committee: contains small numbers",
            "marts.",
            ("marts.", "quality.", "reference."),
        ),
        Profile(
            "public",
            "Not for release: secondary disclosure control not applied",
            "published.rpt_",
            ("published.rpt_",),
        ),
    )
}


@dataclass(frozen=True)
class About:
    """The table ``site``: one row, on what the site is and what it was made from."""

    profile: str
    profile_label: str
    newest_edition: str
    is_synthetic: bool
    run_id: str
    built_on: str

    def content(self) -> dict[str, object]:
        """Return what makes one site differ from another: not the run and its time."""
        return {k: v for k, v in asdict(self).items() if k not in RUN_COLUMNS}


RUN_COLUMNS = ("run_id", "built_on")


@dataclass(frozen=True)
class Source:
    """One table of the site, by its query."""

    path: Path
    sql: str
    for_committee: bool
    may_be_empty: bool

    @property
    def name(self) -> str:
        """The table's name in the pages' queries."""
        return self.path.stem


def read_sources(site: Path, profile: Profile) -> list[Source]:
    """Read the queries of a profile, in the order of their names."""
    sources = []
    for path in sorted((site / "sources" / SOURCE).glob("*.sql")):
        text = path.read_text(encoding="utf-8").replace("{marts}", profile.marts)
        said = set(_opening_comments(text))
        source = Source(path, text, "committee" in said, "may be empty" in said)
        if profile.name == "committee" or not source.for_committee:
            sources.append(source)
    return sources


def _opening_comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("--"):
            return
        yield line.removeprefix("--").strip()


class SiteData:
    """The tables of a site, asked of the published file.

    Args:
        project: whose published file is read.
        profile: for whom.
        sources: the queries.
        folder: where the data go; DuckDB may write nowhere else.
    """

    def __init__(
        self, project: Project, profile: Profile, sources: list[Source], folder: Path
    ) -> None:
        """Open the published file, and nothing else."""
        self._profile = profile
        self._sources = sources
        self._folder = folder
        self._connection = duckdb.connect(project.warehouse_file, read_only=True)
        self._connection.execute(f"set allowed_directories = ['{_text(folder)}']")
        self._connection.execute("set enable_external_access = false")
        # one writer, so that the same rows make the same bytes
        self._connection.execute("set threads = 1")

    def close(self) -> None:
        """Let go of the published file."""
        self._connection.close()

    def write(self) -> list[Path]:
        """Write each table as Parquet, its rows in the order of all their columns.

        Raises:
            CheckError: a table has no rows.
            UsageError: a query cannot be answered, or reads what it may not.
        """
        return [self._write(source) for source in self._sources]

    def write_about(self, about: About) -> Path:
        """Write the table ``site``."""
        values = ", ".join(
            f"'{_text(value)}'::timestamp as {name}"
            if name == "built_on"
            else f"{str(value).lower()} as {name}"
            if isinstance(value, bool)
            else f"'{_text(value)}' as {name}"
            for name, value in asdict(about).items()
        )
        return self._copy("site", f"select {values}")

    def write_manifest(self, files: list[Path]) -> None:
        """Write the list of tables that Evidence and the browser read."""
        names = [f"static/data/{f.relative_to(self._folder).as_posix()}" for f in files]
        _write_json(
            self._folder / "manifest.json", {"renderedFiles": {SOURCE: sorted(names)}}
        )

    def values(self, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
        """Return what columns hold, together, in the tables that have them all."""
        found: set[tuple[str, ...]] = set()
        listed = ", ".join(f'cast("{column}" as varchar)' for column in columns)
        given = " and ".join(f'"{column}" is not null' for column in columns)
        for source in self._sources:
            if set(columns) <= self._columns(source.sql).keys():
                found.update(
                    self._connection.execute(
                        f"select distinct {listed} from ({source.sql}\n) where {given}"
                    ).fetchall()
                )
        return found

    def _write(self, source: Source) -> Path:
        where = f"sources/{SOURCE}/{source.path.name}"
        try:
            read = self._connection.get_table_names(source.sql, qualified=True)
            for table in sorted(read):
                if not table.startswith(self._profile.readable):
                    raise UsageError(
                        f"{where} reads {table}.\nThe {self._profile.name} site reads "
                        f"{', '.join(f'{name}*' for name in self._profile.readable)} "
                        "only. Have a mart carry what it needs."
                    )
            row = self._connection.execute(
                f"select count(*) from ({source.sql}\n)"
            ).fetchone()
            if row == (0,) and not source.may_be_empty:
                raise CheckError(
                    f"The table {source.name} of the site has no rows ({where}), so "
                    "its pages would be blank.\nBuild "
                    "the warehouse again, or, where no rows can be right, let the "
                    "query open with the comment -- may be empty"
                )
            return self._copy(source.name, source.sql)
        except duckdb.Error as error:
            raise UsageError(
                f"{where} cannot be answered from the published warehouse: {error}\n"
                "Mend the query, or build what it reads: make build"
            ) from error

    def _copy(self, name: str, sql: str) -> Path:
        types = self._columns(sql)
        casts = ", ".join(
            f'"{column}"::{to} as "{column}"' for column, to in types.items()
        )
        nulls = ", ".join("null" for _ in types)
        folder = self._folder / SOURCE / name
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.parquet"
        # Evidence cannot load a table without rows: the patch takes a row of nulls away
        self._connection.execute(
            f"copy (with typed as (select {casts} from ({sql}\n)) select * from typed "
            f"union all select {nulls} where not exists (from typed) order by all) "
            f"to '{_text(file)}' (format parquet, compression zstd)"
        )
        # the same rows for a reader to take away
        self._connection.execute(
            f"copy (select {casts} from ({sql}\n) order by all) "
            f"to '{_text(file.with_suffix('.csv'))}' (format csv, header)"
        )
        _write_json(
            folder / f"{name}.schema.json",
            [
                {
                    "name": column,
                    "evidenceType": EVIDENCE_TYPES[type_],
                    "typeFidelity": "precise",
                }
                for column, type_ in types.items()
            ],
        )
        return file

    def _columns(self, sql: str) -> dict[str, str]:
        """Return the type that each column of a query has on the site."""
        described = self._connection.execute(f"describe ({sql}\n)").fetchall()
        return {str(column[0]): _site_type(str(column[1])) for column in described}


def _site_type(type_: str) -> str:
    if type_ == "DATE" or type_.startswith("TIMESTAMP"):
        return "TIMESTAMP"
    if type_ == "BOOLEAN":
        return type_
    number = type_.endswith(("INT", "INTEGER")) or type_.startswith(NUMBERS)
    return "DOUBLE" if number and not type_.endswith("]") else "VARCHAR"


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _text(value: object) -> str:
    return str(value).replace("'", "''")
