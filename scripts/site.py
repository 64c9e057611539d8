"""``warehouse report site``: the report site, made by Evidence from published data.

    published/site             -> site_versions/<name>    the committee's
    published/public/site      -> site_versions/<name>    the public's

A site is made in ``build/site/``, checked there and put in place whole, as
``scripts.reports`` says; ``site.json`` is written last. A site is named after its
content, so one that is there already is not made again.
"""

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts import evidence, readers
from scripts.errors import WarehouseError
from scripts.evidence import TOOLS, Tools
from scripts.lock import hold, lock
from scripts.progress import QUIET, Progress, Step
from scripts.project import Project
from scripts.reports import ReportVersions, published_run, require_published
from scripts.runs import digests
from scripts.site_checks import (
    COMMITTEE_PAGES,
    allowed_links,
    check_site,
    expected_pages,
    pages_of,
)
from scripts.site_data import About, SiteData
from scripts.sources import PROFILES, Profile, read_sources

ABOUT = "site.json"
# what is made in the folder of the sources, by installing or by Evidence run there
MADE = ("node_modules", ".evidence", "build", ".lock")
# how long to wait while another home makes its site from the same checkout
CHECKOUT_SECONDS = 3600.0


@dataclass(frozen=True)
class Site:
    """A site that is in place.

    Attributes:
        profile: for whom it is.
        fingerprint: SHA-256 of what it shows and of what it was made with.
        run_id: of the run that was the first to make this content.
        built_on: when that run began (UTC).
        pages: how many it has.
    """

    profile: str
    fingerprint: str
    run_id: str
    built_on: str
    pages: int


def site_link(project: Project, profile: Profile) -> Path:
    """Return the name under which readers open the site of a profile."""
    inside = project.published / ("public" if profile.name == "public" else "")
    return inside / "site"


def make_site(
    project: Project,
    profile: Profile = PROFILES["committee"],
    *,
    wait: float = 0.0,
    progress: Progress = QUIET,
    tools: Tools = TOOLS,
) -> tuple[Site, bool]:
    """Make the site of a profile from what is published, and put it in place.

    Args:
        project: whose published file is read.
        profile: for whom.
        wait: seconds to wait for another command that writes to the same home.
        progress: who is told.
        tools: the commands that make it.

    Returns:
        The site that is in place, and whether it had to be made.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: it was not made; the site before is untouched.
    """
    require_published(project)
    with lock(project, "report site", wait):
        before = ReportVersions(site_link(project, profile), ABOUT).read()
        left = f"The {profile.name} site made before is as it was."
        told = left if before else "No site was put in place."
        try:
            return _Making(project, profile, progress, tools).site()
        except OSError as error:
            raise WarehouseError(
                f"The site was not made: {error}\nMake room or mend the folder, and "
                f"try again: warehouse report site\n{told}"
            ) from error
        except WarehouseError as error:
            raise type(error)(f"{error}\n{told}") from error


class _Making:
    """The making of one site; the home's lock is held."""

    def __init__(
        self, project: Project, profile: Profile, progress: Progress, tools: Tools
    ) -> None:
        self._project = project
        self._profile = profile
        self._progress = progress
        self._tools = tools
        self._sources = project.root / "reports" / "site"
        self._drafts = project.build_folder / "site"
        self._workspace = self._drafts / f"{profile.name}-{secrets.token_hex(4)}"
        self._versions = ReportVersions(site_link(project, profile), ABOUT)

    def site(self) -> tuple[Site, bool]:
        """Make the site, unless one with this content is there."""
        self._remove_leftovers()
        with self._step("data") as step:
            pages = self._fill_workspace()
            about, expected, fingerprint, tables = self._write_data(pages)
            step.append(f"{tables} tables, {len(expected)} pages")
        name = fingerprint[:16]
        there = self._versions.there(name)
        if there is None:
            with hold(self._sources / ".lock", "report site", CHECKOUT_SECONDS):
                self._install()
                self._build()
            with self._step("checks") as step:
                made = self._workspace / "build"
                check_site(made, expected, allowed_links(self._sources))
                step.append("all there, all local")
        with self._step("publish") as step:
            site = Site(
                self._profile.name,
                fingerprint,
                about.run_id,
                about.built_on,
                len(expected),
            )
            if there is None:
                self._versions.complete(self._workspace / "build", name, asdict(site))
            else:
                site = Site(**there)
            self._versions.show(name)
            step.append("as it was made before" if there else "new")
        self._versions.remove_old(name)
        shutil.rmtree(self._workspace, ignore_errors=True)
        return site, there is None

    def _fill_workspace(self) -> list[Path]:
        """Copy the sources of the profile's site; return its page files.

        The folder's name is new, so that what a killed command has left running writes
        elsewhere.
        """
        shutil.copytree(
            self._sources,
            self._workspace,
            ignore=shutil.ignore_patterns(*MADE, "pages", "sources"),
        )
        for_committee = self._profile.name == "committee"
        shutil.copytree(
            self._sources / "pages",
            self._workspace / "pages",
            ignore=None if for_committee else shutil.ignore_patterns(*COMMITTEE_PAGES),
        )
        modules = self._sources / "node_modules"
        (self._workspace / "node_modules").symlink_to(modules)
        return pages_of(self._workspace / "pages")

    def _write_data(self, pages: list[Path]) -> tuple[About, dict[str, Path], str, int]:
        folder = self._workspace / ".evidence" / "template" / "static" / "data"
        folder.mkdir(parents=True)
        queries = read_sources(self._sources, self._profile)
        data = SiteData(self._project, self._profile, queries, folder)
        try:
            files = data.write()
            about = self._about()
            expected = expected_pages(pages, data.values)
            shown = digests(folder, files)
            data.write_manifest([*files, data.write_about(about)])
        finally:
            data.close()
        return about, expected, self._fingerprint(about, shown), len(files) + 1

    def _about(self) -> About:
        """Say what the site is made from, by the record of the published run.

        Raises:
            UsageError: there is none any more.
        """
        run = published_run(self._project)
        return About(
            profile=self._profile.name,
            profile_label=self._profile.label,
            newest_edition=readers.newest_edition(self._project),
            is_synthetic=run.is_sample,
            run_id=run.run_id,
            built_on=run.started_at,
        )

    def _fingerprint(self, about: About, shown: dict[str, str]) -> str:
        """Return the digest of what the site shows and of what it is made with."""
        sources = sorted(
            path.name for path in self._sources.iterdir() if path.name not in MADE
        )
        content = {
            "about": about.content(),
            "data": shown,
            "sources": evidence.digest(self._sources, tuple(sources)),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    def _install(self) -> None:
        with self._step("packages") as step:
            needed = evidence.install(
                self._sources, self._tools, self._progress.on_node
            )
            step.append("installed" if needed else "are installed")

    def _build(self) -> None:
        log = self._drafts / f"{self._profile.name}.log"
        with (
            self._step("pages") as step,
            log.open("w", buffering=1, encoding="utf-8") as file,
        ):

            def listen(line: str) -> None:
                file.write(line + "\n")
                self._progress.on_node(line)

            try:
                evidence.build(self._workspace, self._tools, listen)
            except WarehouseError as error:
                raise type(error)(f"{error}\nAll that it printed: {log}") from error
            made = sum(1 for _ in (self._workspace / "build").rglob("*.html"))
            step.append(f"{made} made")

    def _remove_leftovers(self) -> None:
        for draft in self._drafts.glob(f"{self._profile.name}-*"):
            shutil.rmtree(draft, ignore_errors=True)
        self._versions.remove_leftovers()

    @contextmanager
    def _step(self, name: str) -> Iterator[list[str]]:
        """Tell of a step as it starts and, with what it adds, when it is done."""
        self._progress.on_start(name)
        started = time.monotonic()
        details: list[str] = []
        yield details
        seconds = time.monotonic() - started
        self._progress.on_step(Step(name, ", ".join(details), seconds))
