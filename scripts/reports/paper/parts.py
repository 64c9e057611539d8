"""The parts that a paper is made of, whichever file it is written to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from scripts.reports.paper.charts import Series

DRAFT = "DRAFT"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with its number before it and what it is about in bold, if any."""

    text: str
    label: str = ""
    lead: str = ""
    is_note: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True)
class Items:
    """A list, numbered or not."""

    texts: tuple[str, ...]
    is_numbered: bool
    kind: str = "items"


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        caption: what it holds; shown above it if ``is_captioned``.
        header: the headings of its columns.
        rows: its cells, as they are printed.
        widths: the shares of the columns in its width.
        numeric: which columns stand to the right.
        has_total: whether the last row is the total.
        is_captioned: whether its caption is printed, or only its alternative text.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    has_total: bool = False
    is_captioned: bool = True
    kind: str = "table"


@dataclass(frozen=True)
class Chart:
    """A chart: the stem of its files, what it shows, and that in words."""

    name: str
    alt: str
    series: Series
    kind: str = "chart"


@dataclass(frozen=True)
class Together:
    """Blocks that are kept on one page."""

    blocks: tuple["Heading | Paragraph | Table | Chart", ...]
    kind: str = "together"


@dataclass(frozen=True)
class Contents:
    """The list of the headings, on a page of its own."""

    kind: str = "contents"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""

    kind: str = "page_break"


Block: TypeAlias = (
    Heading | Paragraph | Items | Table | Chart | Together | Contents | PageBreak
)


@dataclass(frozen=True)
class Paper:
    """A paper.

    Attributes:
        title: of the document.
        organisation: whose it is.
        marks: printed at the head of each page.
        notes: printed at the foot of each page.
        is_draft: whether each page is marked DRAFT.
        blocks: what it holds, in order.
    """

    title: str
    organisation: str
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    is_draft: bool
    blocks: tuple[Block, ...] = field(default=())

    def charts(self) -> Iterator[Chart]:
        """Yield every chart."""
        for block in self.blocks:
            inner = block.blocks if isinstance(block, Together) else (block,)
            yield from (part for part in inner if isinstance(part, Chart))
