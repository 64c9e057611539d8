"""The data of a site: plain selects from the published file, as Parquet for Evidence.

A file ``reports/sources/<table>.sql`` is one table (:mod:`scripts.reports.sources`).
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.database import no_formula, open_published, quoted
from scripts.errors import CheckError
from scripts.files import write_json
from scripts.project import Project
from scripts.reports.sources import Profile, Source, answered

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
        self._connection = open_published(project, folder)
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
            f"{quoted(value)}::timestamp as {name}"
            if name == "built_on"
            else f"{str(value).lower()} as {name}"
            if isinstance(value, bool)
            else f"{quoted(value)} as {name}"
            for name, value in asdict(about).items()
        )
        return self._copy("site", f"select {values}")

    def write_manifest(self, files: list[Path]) -> None:
        """Write the list of tables that Evidence and the browser read."""
        names = [f"static/data/{f.relative_to(self._folder).as_posix()}" for f in files]
        write_json(
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
        with answered(self._connection, source, self._profile):
            row = self._connection.execute(
                f"select count(*) from ({source.sql}\n)"
            ).fetchone()
            if row == (0,) and not source.may_be_empty:
                raise CheckError(
                    f"The table {source.name} of the site has no rows "
                    f"({source.where}), so its pages would be blank.\nBuild "
                    "the warehouse again, or, where no rows can be right, let the "
                    "query open with the comment -- may be empty"
                )
            return self._copy(source.name, source.sql)

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
            f"to {quoted(file)} (format parquet, compression zstd)"
        )
        # the same rows for a reader to take away
        texts = ", ".join(
            f"{no_formula(column)} as {column}"
            for column in (f'"{name}"' for name, to in types.items() if to == "VARCHAR")
        )
        replaced = f"* replace ({texts})" if texts else "*"
        self._connection.execute(
            f"copy (select {replaced} from (select {casts} from ({sql}\n)) "
            f"order by all) to {quoted(file.with_suffix('.csv'))} (format csv, header)"
        )
        write_json(
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
