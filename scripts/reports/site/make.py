"""``warehouse report site``: the report site, made by Evidence from published data.

A site is named after its content, so one that exists already is not made again.
"""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.errors import WarehouseError
from scripts.files import fingerprint
from scripts.lock import hold
from scripts.progress import QUIET, Progress
from scripts.project import Project
from scripts.published.queries import newest_edition
from scripts.published.record import published_run
from scripts.published.runs import digests
from scripts.reports.making import draft_of
from scripts.reports.site import evidence
from scripts.reports.site.checks import (
    COMMITTEE_PAGES,
    check_site,
    expected_pages,
    pages_of,
)
from scripts.reports.site.data import About, SiteData
from scripts.reports.site.evidence import TOOLS, Tools
from scripts.reports.sources import PROFILES, Profile, read_sources
from scripts.reports.versions import ReportVersions

ABOUT = "site.json"
# DuckDB for the browser, four fifths of a site: our pages bring their rows with them
UNREAD = "duckdb-*.wasm"
# what is made in the folder of the sources, by installing or by Evidence run there
MADE = ("node_modules", ".evidence", "build", ".lock", ".lock_holder")
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
        progress: callbacks.
        tools: the commands that make it.

    Returns:
        The site that is in place, and whether it had to be made.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: it was not made; the site before is untouched.
    """
    with draft_of(project, "site", profile, ABOUT, wait) as (draft, versions):
        return SiteBuilder(
            project, profile, versions, draft / "site", progress, tools
        ).build()


class SiteBuilder:
    """Builds one site; the home's lock is held.

    Args:
        project: whose published file is read.
        profile: for whom.
        versions: of the site.
        workspace: the folder to build in; not made yet.
        progress: callbacks.
        tools: the commands that make it.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        project: Project,
        profile: Profile,
        versions: ReportVersions,
        workspace: Path,
        progress: Progress,
        tools: Tools,
    ) -> None:
        """Write nothing yet."""
        self._project = project
        self._profile = profile
        self._versions = versions
        self._workspace = workspace
        self._progress = progress
        self._tools = tools
        self._sources = project.root / "reports" / "site"

    def build(self) -> tuple[Site, bool]:
        """Build the site, unless a version with this content exists."""
        with self._progress.step("data") as step:
            pages = self._fill_workspace()
            about, expected, digest, tables = self._write_data(pages)
            step.append(f"{tables} tables, {len(expected)} pages")
        name = digest[:16]
        existing = self._versions.get(name)
        if existing is None:
            with hold(self._sources / ".lock", "report site", CHECKOUT_SECONDS):
                self._install()
                self._make_pages()
            with self._progress.step("checks") as step:
                made = self._workspace / "build"
                check_site(made, expected)
                step.append("all there, all local")
        with self._progress.step("publish") as step:
            if existing is None:
                run = (about.run_id, about.built_on)
                site = Site(self._profile.name, digest, *run, len(expected))
                self._versions.complete(self._workspace / "build", name, asdict(site))
            else:
                site = Site(**existing)
            self._versions.show(name)
            step.append("unchanged" if existing else "new")
        self._versions.remove_old(name)
        return site, existing is None

    def _fill_workspace(self) -> list[Path]:
        """Copy the sources of the profile's site; return its page files."""
        shutil.copytree(
            self._sources,
            self._workspace,
            ignore=shutil.ignore_patterns(*MADE, "pages"),
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
        queries = read_sources(self._project.root, "site", self._profile)
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
        """Return what the site is made from, by the record of the published run."""
        run = published_run(self._project)
        return About(
            profile=self._profile.name,
            profile_label=self._profile.label,
            newest_edition=newest_edition(self._project),
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
        return fingerprint(content)

    def _install(self) -> None:
        with self._progress.step("packages") as step:
            needed = evidence.install(
                self._sources, self._tools, self._progress.on_node
            )
            step.append("installed" if needed else "are installed")

    def _make_pages(self) -> None:
        log = self._project.build_folder / "site" / f"{self._profile.name}.log"
        with (
            self._progress.step("pages") as step,
            log.open("w", buffering=1, encoding="utf-8") as file,
        ):

            def listen(line: str) -> None:
                file.write(line + "\n")
                self._progress.on_node(line)

            try:
                evidence.build(self._workspace, self._tools, listen)
            except WarehouseError as error:
                raise type(error)(f"{error}\nAll that it printed: {log}") from error
            for unread in (self._workspace / "build").rglob(UNREAD):
                unread.unlink()
            made = sum(1 for _ in (self._workspace / "build").rglob("*.html"))
            step.append(f"{made} made")
