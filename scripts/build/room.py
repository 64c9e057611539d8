"""What a build needs of the machine, estimated from its extracts before work starts."""

import shutil
from dataclasses import dataclass

import duckdb

from scripts.database import quoted
from scripts.errors import UsageError
from scripts.extracts.claiming import claimed_files
from scripts.project import Project, read_environment

# bytes on the disk for each byte of extracts, as measured on the sample: a copy while
# they are read, the build's file (five) and the versions that are kept, with the one
# that is written (two and a half each)
BYTES_FOR_EACH = 16
LEAST_FREE = 500_000_000
# of DuckDB, which writes to the disk what does not fit
LEAST_MEMORY = 1_000_000_000
UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB")


@dataclass(frozen=True)
class Room:
    """Bytes of disk and of memory: what there is, and about how much is needed."""

    free: int
    needed: int
    memory: int

    @property
    def disk_remedy(self) -> str:
        """What to do if the disk is too small; empty if it is not."""
        if self.free >= self.needed:
            return ""
        return (
            f"About {size(self.needed)} are needed. Free disk space, or build on a "
            "larger disk (--home)."
        )

    @property
    def memory_remedy(self) -> str:
        """What to do if DuckDB may take too little memory; empty if it may not."""
        if self.memory >= LEAST_MEMORY:
            return ""
        return f"At least {size(LEAST_MEMORY)} are needed. Set WAREHOUSE_MEMORY."


def room(project: Project) -> Room:
    """Estimate what a build of the project's extracts needs.

    Raises:
        ExtractError: an extract is missing, or a file belongs to none.
        UsageError: WAREHOUSE_MEMORY is no size.
    """
    sent = sum(file.stat().st_size for file in claimed_files(project))
    folder = project.home if project.home.is_dir() else project.root
    return Room(
        shutil.disk_usage(folder).free,
        max(LEAST_FREE, BYTES_FOR_EACH * sent),
        memory_limit(),
    )


def memory_limit() -> int:
    """Return the bytes of memory that DuckDB may take in a build.

    Raises:
        UsageError: WAREHOUSE_MEMORY is no size.
    """
    share = read_environment().memory_limit
    with duckdb.connect() as connection:
        try:
            connection.execute(f"set memory_limit = {quoted(share)}")
        except duckdb.Error as error:
            raise UsageError(
                f"WAREHOUSE_MEMORY is {share!r}.\nSet a size such as 8GB, or a share "
                "such as 50%."
            ) from error
        ((limit,),) = connection.sql(
            "select current_setting('memory_limit')"
        ).fetchall()
    number, unit = limit.split()
    return int(float(number) * 1024 ** UNITS.index(unit))


def require_room(project: Project) -> None:
    """Refuse a build for which disk or memory are too small, before it begins.

    Raises:
        UsageError: they are; what is published and built is as it was.
    """
    found = room(project)
    if found.disk_remedy:
        raise UsageError(
            f"{size(found.free)} of disk are free.\n{found.disk_remedy} Nothing was "
            "changed."
        )
    if found.memory_remedy:
        raise UsageError(
            f"DuckDB may take {size(found.memory)} of memory.\n{found.memory_remedy} "
            "Nothing was changed."
        )


def size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e9:.1f} GB"
