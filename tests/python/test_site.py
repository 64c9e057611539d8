"""A site is put in place whole or not at all, whatever Evidence does and says.

Evidence and npm are stood in for: the pages themselves are tested in a browser.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import duckdb
import pytest
from disks import small_disk
from mixed_extracts import digests
from small_build import small_build
from test_lock import holder
from workbench import ROOT, run

from scripts.errors import CheckError, LockedError, UsageError, WarehouseError
from scripts.project import Project
from scripts.published.publish import mark_checked, publish_checked, roll_back
from scripts.reports.site.data import SiteData
from scripts.reports.site.evidence import Command, Tools
from scripts.reports.site.make import Site, make_site
from scripts.reports.site.server import HOST, site_server
from scripts.reports.sources import PROFILES, Profile, Source, read_sources
from scripts.reports.versions import KEPT_REPORTS

STAND_IN = str(Path(__file__).with_name("stand_in.py"))
PAGES = (".", "about", "indicators/4.5", "indicators/4.6")
SOURCES = {
    "indicator_status": "select * from {marts}indicator_status",
    "remedial_actions": "-- may be empty\nselect * from {marts}remedial_actions",
    "rejected_rows": "-- committee\nselect * from quality.rejected_rows",
}
STATUSES = """
    create table {}indicator_status as select * from (values
        ('2023-03', '4.5', 3, date '2022-12-31', 79.25, true, {}),
        ('2023-03', '4.6', 3, date '2022-09-30', 75.0, false, 'it''s')
    ) as t(edition_id, indicator_id, chapter_id, period_end, value, is_new, label)
"""


def tools(what: str = "good", *pages: str, install: str = "good") -> Tools:
    return Tools(
        Path(sys.executable),
        Command((STAND_IN, install)),
        Command((STAND_IN, "nothing")),
        Command((STAND_IN, what, *(pages or PAGES)), seconds=60),
    )


@dataclass
class Desk:
    """A home with something published, and a checkout with the sources of a site."""

    project: Project

    @property
    def published(self) -> Path:
        return self.project.published

    @property
    def sources(self) -> Path:
        return self.project.root / "reports" / "site"

    @property
    def queries(self) -> Path:
        return self.project.root / "reports" / "sources"

    def read_sources(self, profile: Profile) -> list[Source]:
        return read_sources(self.project.root, "site", profile)

    def publish(self, run_id: str, label: str = "") -> None:
        """Publish tables as a run makes them; the label is all that differs."""
        run = small_build(self.project.home, run_id, row_count=1)
        with duckdb.connect(self.project.build_file) as connection:
            connection.execute(
                "create table reference.report_edition as select '2023-03' as "
                "edition_id, date '2023-05-12' as data_cut_off_on"
            )
            for prefix in ("marts.", "published.rpt_"):
                connection.execute(STATUSES.format(prefix, f"'{label}'"))
                connection.execute(
                    f"create table {prefix}remedial_actions "
                    "(indicator_id varchar, action_number integer, due_on date)"
                )
            connection.execute(
                "create table quality.rejected_rows as select 'justice' as service"
            )
        run.note(variables="{sample: true}")
        mark_checked(self.project, run)
        publish_checked(self.project)

    def make(self, made_by: Tools | None = None, profile: str = "committee") -> Site:
        return make_site(self.project, PROFILES[profile], tools=made_by or tools())[0]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a desk stands that nothing was done at yet; to be copied."""
    return new_desk(tmp_path_factory.mktemp("first")).project.root.parent


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a desk stands as ``shown`` has it; to be copied."""
    desk = new_desk(tmp_path_factory.mktemp("second"))
    desk.make()
    desk.publish("second", label="changed")
    return desk.project.root.parent


def copied(folder: Path, where: Path) -> Desk:
    shutil.copytree(folder, where, symlinks=True, dirs_exist_ok=True)
    return Desk(Project(where / "root", where / "home"))


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Desk:
    return copied(first, tmp_path)


def new_desk(folder: Path) -> Desk:
    made = Desk(Project(folder / "root", folder / "home"))
    made.queries.mkdir(parents=True)
    for name, sql in SOURCES.items():
        (made.queries / f"{name}.sql").write_text(sql)
    for page in ("index", "about", "indicators/[indicator_id]", "data-quality/index"):
        file = made.sources / "pages" / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {page}\n")
    shutil.rmtree(made.sources / "pages" / "data-quality")
    (made.sources / "package-lock.json").write_text("{}")
    made.publish("first")
    return made


@pytest.fixture
def shown(second: Path, tmp_path: Path) -> Desk:
    """A desk whose site is in place, and what it shows has changed since."""
    return copied(second, tmp_path)


def fails(desk: Desk, made_by: Tools, kind: type[WarehouseError]) -> str:
    """Make a site, which fails and leaves what is published; return the message."""
    before = digests(desk.published)
    with pytest.raises(kind) as told:
        desk.make(made_by)
    assert type(told.value) is kind
    assert digests(desk.published) == before
    message = str(told.value)
    assert message.endswith("\nThe site published before is unchanged.")
    assert "Traceback" not in message
    return message


def test_a_site_is_put_in_place_with_what_it_was_made_from(desk: Desk) -> None:
    site = desk.make()
    assert (site.run_id, site.pages) == ("first", len(PAGES))
    folder = desk.published / "site"
    assert json.loads((folder / "site.json").read_text()) == vars(site)
    for page in PAGES:
        assert (folder / page / "index.html").is_file()
    drafts = desk.project.build_folder / "site"
    assert [path.name for path in drafts.iterdir()] == ["committee.log"]


def test_the_same_content_is_not_made_again(desk: Desk) -> None:
    first = desk.make()
    desk.publish("second")
    crash = tools("crash")
    again, is_new = make_site(desk.project, tools=crash)
    assert (again, is_new) == (first, False)
    assert again.run_id == "first"
    assert desk.make(profile="public").profile == "public"


@pytest.mark.parametrize("file", ["pages/about.md", "package-lock.json", "new.css"])
def test_what_it_is_made_with_is_part_of_the_content(desk: Desk, file: str) -> None:
    first = desk.make()
    (desk.sources / file).write_text("other")
    again, is_new = make_site(desk.project, tools=tools())
    assert is_new
    assert again.fingerprint != first.fingerprint


def test_content_that_comes_back_is_put_back(shown: Desk) -> None:
    first = json.loads((shown.published / "site" / "site.json").read_text())
    second = shown.make()
    assert second.run_id == "second"
    roll_back(shown.project)
    back, is_new = make_site(shown.project, tools=tools("crash"))
    assert (vars(back), is_new) == (first, False)
    assert (shown.published / "site" / "site.json").read_text().count("first") == 1


def test_only_the_last_sites_are_kept(desk: Desk) -> None:
    for number in range(4):
        (desk.sources / "app.css").write_text(f"/* {number} */")
        desk.make()
    assert len(list((desk.published / "site_versions").iterdir())) == KEPT_REPORTS


def test_the_public_site_is_apart_and_reads_what_is_made_for_it(desk: Desk) -> None:
    quality = desk.sources / "pages" / "data-quality" / "index.md"
    quality.parent.mkdir()
    quality.write_text("# for the committee\n")
    site = desk.make(profile="public")
    assert site.pages == len(PAGES)
    public = desk.published / "public"
    assert (public / "site").resolve().is_relative_to(public)
    assert not (desk.published / "site").exists()
    names = {source.name for source in desk.read_sources(PROFILES["public"])}
    assert names == {"indicator_status", "remedial_actions"}
    with pytest.raises(CheckError, match="data-quality"):
        desk.make()


@pytest.mark.parametrize(
    "read", ["marts.indicator_status", "reference.report_edition", "'/etc/passwd'"]
)
def test_the_public_site_cannot_read_anything_else(desk: Desk, read: str) -> None:
    source = desk.queries / "leak.sql"
    source.write_text(f"select * from {read}")
    with pytest.raises(UsageError, match=r"reports/sources/leak\.sql"):
        desk.make(profile="public")
    assert not (desk.published / "public" / "site").exists()


def test_a_hang_is_ended_with_all_that_it_started(shown: Desk) -> None:
    hang = tools("hang")
    hang = replace(hang, build=replace(hang.build, seconds=1))
    message = fails(shown, hang, WarehouseError)
    assert "had not ended after 1 seconds and was stopped" in message
    child = shown.project.build_folder / "site" / "child"
    state = Path(f"/proc/{child.read_text()}/stat")
    assert not state.is_file() or state.read_text().split()[2] == "Z"


FAULTS = {
    "crash": (WarehouseError, "Evidence stopped (exit code 3)", "unreachable"),
    "killed": (WarehouseError, "Evidence stopped (ended by signal SIGKILL)", "INFO"),
    "lie": (CheckError, "could not make every page", "no such column: colour"),
    "lie_in_log": (CheckError, "could not make every page", "[ERROR]: a page"),
    "script": (CheckError, "index.html: https://cdn.example/a.js", "static/"),
    "style": (CheckError, "a.css: //fonts.example/a.woff2", "static/"),
    "module": (CheckError, "a.js: https://api.example/b", "static/"),
    "link": (CheckError, "index.html: https://www.example.org/c", "as text"),
    "empty_page": (CheckError, "1 of 4 pages of the site are missing", "index.md"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_the_site_before(shown: Desk, fault: str) -> None:
    kind, *told = FAULTS[fault]
    message = fails(shown, tools(fault), kind)
    for words in told:
        assert words in message
    log = shown.project.build_folder / "site" / "committee.log"
    assert "Enabling strict mode" in log.read_text()
    assert shown.make().run_id == "second"


def test_a_missing_page_is_named(shown: Desk) -> None:
    message = fails(shown, tools("good", ".", "about", "indicators/4.6"), CheckError)
    assert "1 of 4 pages of the site are missing" in message
    assert "/indicators/4.5/ (pages/indicators/[indicator_id].md)" in message


def test_a_page_for_values_that_no_table_has_is_named(shown: Desk) -> None:
    page = shown.sources / "pages" / "[colour].md"
    page.write_text("# {params.colour}\n")
    assert "pages/[colour].md is one page for each colour" in fails(
        shown, tools(), CheckError
    )


def test_missing_node_is_reported(shown: Desk) -> None:
    without = replace(tools(), node=shown.project.root / "nowhere" / "node")
    message = fails(shown, without, WarehouseError)
    assert "Node is missing" in message
    assert "make setup" in message


def test_packages_are_installed_once(desk: Desk) -> None:
    stamp = desk.sources / "node_modules" / ".installed"
    desk.make()
    first = stamp.stat().st_mtime_ns
    desk.publish("second", label="changed")
    desk.make(tools(install="crash"))
    assert stamp.stat().st_mtime_ns == first
    (desk.sources / "package-lock.json").write_text('{"other": true}')
    assert "exit code 3" in fails(desk, tools(install="crash"), WarehouseError)
    assert not stamp.exists()
    desk.make()
    assert stamp.is_file()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("no_registry", "the registry of Node packages was not reached"),
        ("no_package", "could not be installed"),
    ],
)
def test_packages_that_cannot_be_installed_are_reported(
    shown: Desk, fault: str, told: str
) -> None:
    shutil.rmtree(shown.sources / "node_modules")
    message = fails(shown, tools(install=fault), WarehouseError)
    assert told in message
    assert "try again: warehouse report site" in message


def test_an_install_without_end_is_ended(shown: Desk) -> None:
    shutil.rmtree(shown.sources / "node_modules")
    hang = tools(install="hang")
    hang = replace(hang, install=replace(hang.install, seconds=1))
    assert "had not ended after 1 seconds" in fails(shown, hang, WarehouseError)


def test_what_was_started_ends_with_the_command() -> None:
    """Node is of a process group of its own, which no signal to the command reaches."""
    program = (
        "import sys; from pathlib import Path\n"
        "from scripts.cli.app import end_on_signals\n"
        "from scripts.reports.site.evidence import Command, _run\n"
        "end_on_signals()\n"
        "child = 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'\n"
        "command = Command(('-c', child), seconds=60)\n"
        "show = lambda line: print(line, flush=True)\n"
        "_run(Path(sys.executable), command, Path('.'), show, {})\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        process.terminate()
        assert process.wait(timeout=20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_an_empty_table_is_refused_before_anything_runs(shown: Desk) -> None:
    source = shown.queries / "indicator_status.sql"
    source.write_text(source.read_text() + " where value > 100")
    message = fails(shown, tools("crash"), CheckError)
    assert "The table indicator_status of the site has no rows" in message
    assert "-- may be empty" in message


@pytest.mark.parametrize(
    "sql", ["selekt 1", "select colour from {marts}indicator_status"]
)
def test_a_query_that_cannot_be_answered_is_named(shown: Desk, sql: str) -> None:
    (shown.queries / "wrong.sql").write_text(sql)
    message = fails(shown, tools("crash"), UsageError)
    assert "reports/sources/wrong.sql cannot be answered" in message


def test_nothing_published_is_reported(tmp_path: Path) -> None:
    done = run("warehouse", "report", "site", "--home", tmp_path)
    assert done.returncode == 2, done.stderr
    assert "Nothing is published yet" in done.stderr
    assert "make build" in done.stderr
    assert not (tmp_path / "published").exists()


def test_a_run_without_record_is_reported(shown: Desk) -> None:
    shutil.rmtree(shown.project.build_folder / "runs" / "second")
    assert "No record is left of what the published run second" in fails(
        shown, tools(), UsageError
    )


def test_a_locked_home_is_reported(shown: Desk) -> None:
    before = digests(shown.published)
    with (
        holder(shown.project.home),
        pytest.raises(LockedError, match="warehouse build"),
    ):
        shown.make()
    assert digests(shown.published) == before


def test_a_killed_command_leaves_the_site_before(shown: Desk) -> None:
    """What it had started goes on for a while, and is in nobody's way."""
    before = digests(shown.published)
    code = (
        "import sys; from pathlib import Path\n"
        "from scripts.reports.site.evidence import Command, Tools\n"
        "from scripts.project import Project\n"
        "from scripts.reports.site.make import make_site\n"
        "root, home, stand_in = sys.argv[1:]\n"
        "build = Command((stand_in, 'hang', '.'))\n"
        "tools = Tools(Path(sys.executable), build, build, build)\n"
        "make_site(Project(Path(root), Path(home)), tools=tools)\n"
    )
    project = shown.project
    where = [str(project.root), str(project.home), STAND_IN]
    child = project.build_folder / "site" / "child"
    with subprocess.Popen([sys.executable, "-c", code, *where], cwd=ROOT) as process:
        for _ in range(600):
            if child.is_file() and child.read_text():
                break
            time.sleep(0.05)
        process.kill()
    orphans = os.getpgid(int(child.read_text()))
    try:
        assert digests(shown.published) == before
        assert shown.make().run_id == "second"
    finally:
        os.killpg(orphans, signal.SIGKILL)


def test_what_a_killed_process_left_goes(shown: Desk) -> None:
    half = shown.published / "site_versions" / "half"
    half.mkdir()
    (half / "index.html").write_text("half a site")
    shown.make()
    assert not half.exists()


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose published/ is a small disk, with a site on it."""
    with small_disk(tmp_path / "home" / "published", megabytes=48, files=256):
        desk = new_desk(tmp_path)
        desk.make()
        desk.publish("second", label="changed")
        yield desk


def test_a_full_disk_leaves_the_site_before(full: Desk) -> None:
    message = fails(full, tools("large"), WarehouseError)
    assert "No space left on device" in message
    assert "Free disk space" in message
    assert full.make().run_id == "second"


def test_readers_never_see_half_a_site(desk: Desk) -> None:
    desk.make()
    seen: set[tuple[str, ...]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            folder = (desk.published / "site").readlink().name
            whole = desk.published / "site_versions" / folder
            seen.add(tuple((whole / p / "index.html").read_text() for p in PAGES))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(4):
            (desk.sources / "app.css").write_text(f"{number}")
            desk.make()
    finally:
        done.set()
        reader.join()
    assert len(seen) > 1
    for pages in seen:
        assert len(set(pages)) == 1


def test_the_data_are_typed_ordered_and_the_same_each_time(desk: Desk) -> None:
    written = []
    for name in ("one", "other"):
        folder = desk.project.home / name
        folder.mkdir()
        profile = PROFILES["committee"]
        sources = desk.read_sources(profile)
        data = SiteData(desk.project, profile, sources, folder)
        files = data.write()
        data.write_manifest(files)
        data.close()
        written.append(digests(folder))
    assert written[0] == written[1]
    table = folder / "warehouse" / "indicator_status"
    kinds = json.loads((table / "indicator_status.schema.json").read_text())
    assert {kind["name"]: kind["evidenceType"] for kind in kinds} == {
        "edition_id": "string",
        "indicator_id": "string",
        "chapter_id": "number",
        "period_end": "date",
        "value": "number",
        "is_new": "boolean",
        "label": "string",
    }
    empty = folder / "warehouse" / "remedial_actions" / "remedial_actions.parquet"
    with duckdb.connect() as connection:
        rows = connection.execute(f"from '{empty}'").fetchall()
    assert rows == [(None, None, None)]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["renderedFiles"]["warehouse"] == [
        f"static/data/warehouse/{name}/{name}.parquet" for name in sorted(SOURCES)
    ]


def test_a_site_is_served_to_this_machine(desk: Desk) -> None:
    desk.make()
    folder = desk.published / "site"
    kinds = {
        "index.html": "text/html",
        "a.wasm": "application/wasm",
        "a.js": "text/javascript",
        "a.parquet": "application/vnd.apache.parquet",
    }
    for name in kinds:
        (folder / name).touch()
    with site_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host, port = HOST, server.server_port
        assert server.server_address[0] == HOST == "127.0.0.1"
        for name, kind in kinds.items():
            with urllib.request.urlopen(f"http://{host}:{port}/{name}") as answer:
                assert answer.headers["Content-Type"].split(";")[0] == kind
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://{host}:{port}/../site_versions/")
        with pytest.raises(UsageError, match="--port"), site_server(folder, port):
            pass
        server.shutdown()


def test_a_site_is_served_to_this_machine_alone_page_by_page(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "index.html").write_text("<p>page</p>")
    (tmp_path / "data" / "figures.json").write_text("{}")
    with site_server(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port

        def answer(path: str, host: str) -> HTTPResponse:
            connection = HTTPConnection(HOST, port, timeout=10)
            connection.request("GET", path, headers={"Host": host})
            return connection.getresponse()

        for host in (f"{HOST}:{port}", f"localhost:{port}", "localhost"):
            found = answer("/", host)
            assert (found.status, found.read()) == (200, b"<p>page</p>")
        for host in ("other.example", f"other.example:{port}", f"{HOST}.example", ""):
            assert answer("/", host).status == 421
        assert answer("/data/", "localhost").status == 404
        headers = answer("/data/figures.json", "localhost").headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        server.shutdown()
