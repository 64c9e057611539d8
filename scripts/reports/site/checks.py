"""Checks of a site before readers get it, whatever Evidence's exit code.

Every page exists, and no page loads anything from another place or links to one: not a
script, a style, a picture or a font.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path

from scripts.errors import CheckError

# pages for the committee only: folders and files of these names under pages/
COMMITTEE_PAGES = ("data-quality", "data-quality.md")
SHOWN_LINES = 10

_PARAMETER = re.compile(r"\[([^\[\]]+)\]")
_ABSOLUTE = re.compile(r"\s*(?:https?:|wss?:)?//", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"""(?:url\(\s*['"]?|@import\s+['"])\s*((?:https?:)?//[^'")\s]+)""", re.IGNORECASE
)
_IN_SCRIPT = re.compile(
    r"""\b(?:fetch|import|importScripts|Worker|SharedWorker|EventSource|WebSocket)\s*"""
    r"""\(\s*['"`]((?:https?:|wss?:)?//[^'"`\s]+)|\bfrom\s*['"](https?://[^'"]+)"""
)

Values = Callable[[tuple[str, ...]], set[tuple[str, ...]]]


def pages_of(pages: Path) -> list[Path]:
    """List the page files below a folder."""
    return sorted(path.relative_to(pages) for path in pages.rglob("*.md"))


def expected_pages(pages: list[Path], values: Values) -> dict[str, Path]:
    """Return the address of each page that a site has to have, with its page file.

    A page such as ``indicators/[indicator_id].md`` is one page for each value that the
    column of that name takes in the site's data.

    Args:
        pages: the page files, below the folder of pages.
        values: what columns hold in the data, together.

    Raises:
        CheckError: a page is to be made for values that the data do not have.
    """
    expected = {}
    for page in pages:
        address = page.with_suffix("").as_posix()
        address = "" if address == "index" else address.removesuffix("/index") + "/"
        names = tuple(_PARAMETER.findall(address))
        if not names:
            expected[address] = page
            continue
        rows = values(names)
        if not rows:
            raise CheckError(
                f"pages/{page} is one page for each {' and '.join(names)}, and no "
                "table of the site has a value for it.\n"
                "Name the page after a column of a table in sources/."
            )
        for row in rows:
            filled = address
            for name, value in zip(names, row, strict=True):
                filled = filled.replace(f"[{name}]", value)
            expected[filled] = page
    return expected


def check_site(site: Path, expected: dict[str, Path]) -> None:
    """Check that a site is complete and self-contained.

    Args:
        site: the folder of the site.
        expected: the pages, by address.

    Raises:
        CheckError: a page is missing, or something is loaded from elsewhere.
    """
    missing = [
        f"/{address} (pages/{expected[address]})"
        for address in sorted(expected)
        if not _is_page(site / address / "index.html")
    ]
    if missing:
        raise CheckError(
            f"{len(missing)} of {len(expected)} pages of the site are missing:\n"
            f"{_listed(missing)}\nEvidence makes the "
            "pages that a link leads to: link to each, and correct what it printed."
        )
    external = [
        f"{file.relative_to(site)}: {address}"
        for file in sorted(site.rglob("*"))
        for address in _external(file)
    ]
    if external:
        raise CheckError(
            "The site would load from, or lead to, other places:\n"
            f"{_listed(external)}\nKeep what a page "
            "loads in reports/site/static/, and print an address as text."
        )


def _is_page(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _listed(lines: list[str]) -> str:
    more = (
        [f"  and {len(lines) - SHOWN_LINES} more"] if len(lines) > SHOWN_LINES else []
    )
    return "\n".join([f"  {line}" for line in islice(lines, SHOWN_LINES)] + more)


def _external(file: Path) -> Iterator[str]:
    if file.suffix == ".html":
        reader = _Page()
        reader.feed(file.read_text(encoding="utf-8"))
        yield from reader.found
    elif file.suffix == ".css":
        yield from _IN_STYLE.findall(file.read_text(encoding="utf-8"))
    elif file.suffix in {".js", ".mjs"}:
        yield from _in_script(file.read_text(encoding="utf-8"))


def _in_script(text: str) -> Iterator[str]:
    for called, imported in _IN_SCRIPT.findall(text):
        yield called or imported


class _Page(HTMLParser):
    """Finds the addresses of other places in a page's tags, styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self._tag = ""
        self.found: list[str] = []

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        self._tag = tag
        for name, value in attributes:
            if value is None or name.startswith("xmlns"):
                continue
            if name == "style":
                self.found += _IN_STYLE.findall(value)
            elif name in {"srcset", "imagesrcset"}:
                self.found += [v for v in value.split(",") if _ABSOLUTE.match(v)]
            elif _ABSOLUTE.match(value):
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag == "style":
            self.found += _IN_STYLE.findall(data)
        elif self._tag == "script":
            self.found += list(_in_script(data))
