"""The definition of a row to be refused."""

from typing import NamedTuple


class Decoy(NamedTuple):
    """A row to be refused: the kind of fault and the cells that differ."""

    kind: str
    cells: dict[str, str]
    partnership: str = ""
    extra_columns: int = 0
