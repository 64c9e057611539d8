"""A row of which something cannot be read."""

from typing import NamedTuple


class Decoy(NamedTuple):
    """A row of which something cannot be read: its kind of fault, its odd cells.

    A contained one touches no figure, or few of earlier periods. The others could lie
    in any period, and are written only where a sample is to have them.
    """

    kind: str
    cells: dict[str, str]
    partnership: str = ""
    extra_columns: int = 0
    is_contained: bool = False
