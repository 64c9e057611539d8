"""What one file may hold, so that none takes the machine's memory or disk."""

import sys
from dataclasses import dataclass

from scripts.errors import ExtractError


@dataclass(frozen=True)
class Limits:
    """The var ``file_limits`` of dbt_project.yml.

    Attributes:
        unpacked_bytes: of a file, after unpacking.
        unpacked_ratio: of the bytes of a packed file to those it is packed in.
        unpacked_ratio_from_bytes: the size of a file for which that holds.
        line_bytes: of a physical line.
        cell_characters: of a cell in a file with quotes; in others the line bounds it.
        records: of a file.
    """

    unpacked_bytes: int = sys.maxsize
    unpacked_ratio: int = sys.maxsize
    unpacked_ratio_from_bytes: int = 0
    line_bytes: int = sys.maxsize
    cell_characters: int = sys.maxsize
    records: int = sys.maxsize

    def check_bytes(self, name: str, size: int, packed_size: int) -> None:
        """Refuse a file that is larger, unpacked so far, than a file may be.

        Raises:
            ExtractError: it is.
        """
        if size > self.unpacked_bytes:
            raise _beyond(name, f"more than {self.unpacked_bytes:,} bytes")
        if size > max(
            self.unpacked_ratio_from_bytes, packed_size * self.unpacked_ratio
        ):
            raise _beyond(
                name, f"more than {self.unpacked_ratio:,} bytes for each packed one"
            )

    def check_records(self, name: str, count: int) -> None:
        """Refuse a file of more records than a file may have.

        Raises:
            ExtractError: it has.
        """
        if count > self.records:
            raise _beyond(name, f"more than {self.records:,} records")

    def line_is_long(self, name: str, line: int) -> ExtractError:
        """Return the refusal of a line."""
        return _beyond(
            f"{name}, line {line}", f"a line of more than {self.line_bytes:,} bytes"
        )

    def cell_is_long(self, place: str) -> ExtractError:
        """Return the refusal of a file with such a cell."""
        return ExtractError(
            f"{place}: a cell of more than {self.cell_characters:,} characters; most "
            "likely a quote is opened and never closed.\nExpected quotes in pairs, and "
            "no longer cell (file_limits in dbt_project.yml). The whole file is "
            "refused: correct the cell and send it again."
        )


NO_LIMITS = Limits()


def _beyond(place: str, found: str) -> ExtractError:
    return ExtractError(
        f"{place}: {found}.\nExpected less: the limits of a file are file_limits in "
        "dbt_project.yml. Export the extract again, or raise the limit."
    )
