"""The queries of the reports: plain selects, one file each, and what they may read.

A file ``reports/sources/<table>.sql`` is one table of the site and of the paper. In it
``{marts}`` is replaced by the tables of the profile: ``marts.`` for the committee,
``published.rpt_`` for the public. The comments that it opens with may be ``committee``
(public reports leave the table out), ``may be empty``, ``site only`` and ``paper
only``. The workbook of the open data has its own queries, in ``workbook/``: there
``{edition}`` is the edition of a sheet.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from scripts.errors import UsageError


@dataclass(frozen=True)
class Profile:
    """A kind of reader.

    Attributes:
        name: on the command line.
        label: printed on every page.
        marts: replaces ``{marts}`` in a query.
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
class Source:
    """One table of a report, by its query.

    Attributes:
        path: its file.
        where: the file as a message names it.
        sql: the query, for a profile.
        for_committee: whether the public report is without it.
        may_be_empty: whether no rows can be right.
        readers: the reports that it is restricted to (``site only``); empty for all.
    """

    path: Path
    where: str
    sql: str
    for_committee: bool
    may_be_empty: bool
    readers: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The table's name in the report."""
        return self.path.stem


def read_sources(root: Path, report: str, profile: Profile) -> list[Source]:
    """Read the queries of a report for a profile, in the order of their names.

    Args:
        root: the project.
        report: ``site`` or ``paper``.
        profile: for whom.
    """
    return [
        source
        for source in _read_folder(root, root / "reports" / "sources", profile)
        if not source.readers or f"{report} only" in source.readers
        if not source.for_committee or profile.name == "committee"
    ]


def read_workbook_sources(root: Path, profile: Profile) -> list[Source]:
    """Read the queries of the open data's workbook, in the order of their names."""
    return list(_read_folder(root, root / "reports" / "sources" / "workbook", profile))


def _read_folder(root: Path, folder: Path, profile: Profile) -> Iterator[Source]:
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8").replace("{marts}", profile.marts)
        comments = set(_opening_comments(text))
        yield Source(
            path,
            path.relative_to(root).as_posix(),
            text,
            for_committee="committee" in comments,
            may_be_empty="may be empty" in comments,
            readers=frozenset(c for c in comments if c.endswith(" only")),
        )


def _opening_comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("--"):
            return
        yield line.removeprefix("--").strip()


@contextmanager
def answered(
    connection: duckdb.DuckDBPyConnection, source: Source, profile: Profile
) -> Iterator[None]:
    """Run a query only if its profile may; name it where it fails.

    Raises:
        UsageError: the query cannot be answered, or reads what it may not.
    """
    try:
        for table in sorted(connection.get_table_names(source.sql, qualified=True)):
            if not table.startswith(profile.readable):
                raise UsageError(
                    f"{source.where} reads {table}.\nThe {profile.name} report reads "
                    f"{', '.join(f'{name}*' for name in profile.readable)} "
                    "only. Have a mart carry what it needs."
                )
        yield
    except duckdb.Error as error:
        raise UsageError(
            f"{source.where} cannot be answered from the published warehouse: {error}\n"
            "Mend the query, or build what it reads: make build"
        ) from error
