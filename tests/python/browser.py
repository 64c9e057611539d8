"""A browser for the tests of the site: Chromium, the site served, a page watched.

``make test`` installs Debian's Chromium where it is missing and may be installed.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from workbench import ROOT, run

from scripts.project import Project
from scripts.reports.making import report_link
from scripts.reports.site.server import HOST, site_server
from scripts.reports.sources import PROFILES

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # nothing but this machine is found, whatever a page asks for
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)


@dataclass
class Watched:
    """A page, and what it should not have done.

    Attributes:
        page: Playwright's.
        errors: what the console was told, scripts that failed, answers of 400 and more.
        outside: the addresses beyond this machine that it asked for.
    """

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch from now on."""
        self.page.on(
            "console",
            lambda told: (
                self.errors.append(told.text) if told.type == "error" else None
            ),
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "response",
            lambda answer: (
                self.errors.append(f"{answer.status} {answer.url}")
                if answer.status >= 400
                else None
            ),
        )
        self.page.on("request", lambda asked: self._note(asked.url))

    def _note(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob"} and parts.hostname != HOST:
            self.outside.append(address)


def find_chromium() -> Path | None:
    """Return the browser of this machine; none if there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def new_browser(stack: ExitStack, chromium: Path) -> Browser:
    """Start the browser; it ends with the stack."""
    playwright = stack.enter_context(sync_playwright())
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *root])
    stack.callback(browser.close)
    return browser


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser of this machine; the test is skipped where there is none."""
    found = find_chromium()
    if found is None:
        told = f"no browser here ({', '.join(NAMES)}): apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found


# the public site is made of the same pages: opening them all is a long proof
READERS = ("committee", pytest.param("public", marks=pytest.mark.prove))


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    with ExitStack() as stack:
        yield new_browser(stack, chromium)


@pytest.fixture(scope="session")
def served_site(site_home: Path, chromium: Path) -> Iterator[Callable[[str], str]]:
    """Make and serve the site of a profile; return its address, no slash at its end."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:

        def address(profile: str) -> str:
            if profile not in addresses:
                chosen = ("--profile", profile, "--home", str(site_home))
                done = run("warehouse", "report", "site", *chosen, "--wait", "600")
                assert done.returncode == 0, done.stdout + done.stderr
                link = report_link(Project(ROOT, site_home), "site", PROFILES[profile])
                server = stack.enter_context(site_server(link))
                threading.Thread(target=server.serve_forever, daemon=True).start()
                stack.callback(server.shutdown)
                addresses[profile] = f"http://{HOST}:{server.server_port}"
            return addresses[profile]

        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Watched]:
    """A page without a cache, which has to have no error and to ask nobody else."""
    context = browser.new_context()
    watched = Watched(context.new_page())
    yield watched
    context.close()
    assert watched.errors == []
    assert watched.outside == []
