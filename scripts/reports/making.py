"""The frame in which every report is made: lock, draft folder, errors, put in place.

    published/<report>             -> <report>_versions/<name>    the committee's
    published/public/<report>      -> <report>_versions/<name>    the public's

A report is made in ``build/<report>/``, moved to a folder that nobody reads yet and put
in place by renaming one link (:mod:`scripts.reports.versions`).
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.database import require_published
from scripts.errors import WarehouseError
from scripts.lock import lock
from scripts.project import Project
from scripts.published.public_outputs import keep_outside, remember, take_back_stale
from scripts.published.versions import verify
from scripts.reports.sources import Profile
from scripts.reports.versions import ReportVersions

# printed on every report of the sample
SYNTHETIC = "Synthetic data: no figure is about a real person."


def report_link(project: Project, report: str, profile: Profile) -> Path:
    """Return the name under which readers open a report.

    Args:
        project: whose report it is.
        report: ``site``, ``paper`` or ``open_data``.
        profile: for whom.
    """
    inside = project.published / ("public" if profile.name == "public" else "")
    return inside / report


def versions_of(
    project: Project, report: str, profile: Profile, last: str
) -> ReportVersions:
    """Return the versions of a report; the public's earlier ones are kept outside.

    Args:
        project: whose report it is.
        report: as in :func:`report_link`.
        profile: for whom.
        last: the JSON file of a version that is written last.
    """
    link = report_link(project, report, profile)
    if profile.name != "public":
        return ReportVersions(link, last)

    def outside(folder: Path) -> None:
        keep_outside(project, report, folder)

    return ReportVersions(link, last, outside)


@contextmanager
def draft_of(
    project: Project, report: str, profile: Profile, last: str, wait: float
) -> Iterator[tuple[Path, ReportVersions]]:
    """Hold the home while a report is made.

    Args:
        project: whose published file is read.
        report: as in :func:`report_link`.
        profile: for whom.
        last: as in :func:`versions_of`.
        wait: seconds to wait for another command that writes to the same home.

    Yields:
        An empty folder to make it in, removed afterwards, and the versions of the
        report. The folder's name is new, so that what a killed command left running
        writes elsewhere.

    Raises:
        LockedError: another command holds the home.
        UsageError: nothing is published yet.
        WarehouseError: the report was not made; the one before is unchanged, unless it
            was the public's and of other tables.
    """
    title = report.replace("_", " ")
    command = f"report {report.replace('_', '-')}"
    require_published(project)
    versions = versions_of(project, report, profile, last)
    with lock(project, command, wait):
        verify(project, project.warehouse_file.name)
        take_back_stale(project)
        kept = (
            f"The {title} published before is unchanged."
            if versions.read() is not None
            else f"No {title} was published."
        )
        drafts = project.build_folder / report
        try:
            _remove_drafts(drafts)
            versions.remove_leftovers()
            draft = drafts / secrets.token_hex(4)
            draft.mkdir(parents=True)
            yield draft, versions
            if profile.name == "public":
                remember(project, report)
        except OSError as error:
            raise WarehouseError(
                f"Making the {title} failed: {error}\nFree disk space or correct the "
                f"folder's permissions, and try again: warehouse {command}\n{kept}"
            ) from error
        except WarehouseError as error:
            raise type(error)(f"{error}\n{kept}") from error
        finally:
            _remove_drafts(drafts)


def _remove_drafts(drafts: Path) -> None:
    """Remove what earlier drafts left; a log stays."""
    for draft in (path for path in drafts.glob("*") if path.is_dir()):
        shutil.rmtree(draft, ignore_errors=True)
    with suppress(OSError):
        drafts.rmdir()
