"""Measures the reports: time to make them, the site's size and first content.

``make bench`` (or ``python -m benchmarks.reports --runs 5``) prints two tables. The
sample is built and its reports made in a separate folder; the memory is that of the
command and its child processes, shared memory counted once. The first page is opened in
a browser with an empty cache, over loopback.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from scripts.reports.site import evidence
from scripts.reports.site.server import HOST, site_server

ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE = Path(sys.executable).with_name("warehouse")
SECONDS_BETWEEN_LOOKS = 0.2
# goals of the report files, each for the whole command
GOALS = {
    "open-data": "5 s",
    "paper": "10 s",
    "paper --profile public": "10 s",
    "paper --edition 2022-03": "10 s",
}
# the page is visible when its heading is, and nothing covers it
VISIBLE = """() => {
    const heading = document.querySelector('h1');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (!heading || !paint) return 0;
    const box = heading.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + 2, box.y + box.height / 2);
    return heading.contains(seen) ? performance.now() : 0;
}"""


def main(
    runs: Annotated[int, typer.Option(help="Openings of the first page.")] = 5,
    profile: Annotated[str, typer.Option(help="committee or public.")] = "committee",
) -> None:
    """Measure and print."""
    files = Table("Files of the sample", "measured", "peak memory", "goal")
    table = Table("Report site of the sample", "measured", "goal")
    with tempfile.TemporaryDirectory(prefix="warehouse-bench-") as name:
        home = Path(name) / "home"
        table.add_row("packages installed", f"{_install(Path(name)):.0f} s", "")
        _run("build", "--vars", "{sample: true}", "--home", str(home))
        for report, goal in GOALS.items():
            seconds, bytes_ = _watched("report", *report.split(), home=home)
            memory = f"{bytes_ / 2**20:.0f} MiB"
            files.add_row(f"report {report}", f"{seconds:.1f} s", memory, goal)
        Console().print(files)
        seconds, bytes_ = _watched("report", "site", "--profile", profile, home=home)
        table.add_row("site made", f"{seconds:.0f} s", "")
        table.add_row("peak memory of making it", f"{bytes_ / 2**30:.1f} GiB", "4 GiB")
        seconds, _ = _watched("report", "site", "--profile", profile, home=home)
        table.add_row("made again, nothing changed", f"{seconds:.1f} s", "2 s")
        inside = home / "published" / ("public" if profile == "public" else "")
        site = (inside / "site").resolve()
        parts = [path for path in site.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in parts)
        table.add_row("size", f"{size / 1e6:.0f} MB", "100 MB")
        pages = sum(path.suffix == ".html" for path in parts)
        table.add_row("pages", str(pages), "")
        times = _openings(site, runs)
        table.add_row(
            f"first content visible, cold cache (median of {runs})",
            f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})",
            "2 s",
        )
    Console().print(table)


def _install(folder: Path) -> float:
    """Install the locked packages in a copy; return the seconds."""
    copy = folder / "packages"
    copy.mkdir()
    for name in evidence.LOCKED:
        original = ROOT / "reports" / "site" / name
        (shutil.copytree if original.is_dir() else shutil.copyfile)(
            original, copy / name
        )
    started = time.perf_counter()
    evidence.install(copy, evidence.TOOLS, lambda line: None)
    seconds = time.perf_counter() - started
    shutil.rmtree(copy)
    return seconds


def _run(*arguments: str) -> None:
    done = subprocess.run(
        [str(WAREHOUSE), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout[-3000:] + done.stderr[-3000:])


def _watched(*arguments: str, home: Path) -> tuple[float, int]:
    """Run the command; return its seconds and the peak memory in bytes."""
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(SECONDS_BETWEEN_LOOKS):
            peak = max(peak, _memory_below(threading.main_thread().native_id or 0))

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    try:
        _run(*arguments, "--home", str(home))
    finally:
        done.set()
        watcher.join()
    return time.perf_counter() - started, peak


def _memory_below(pid: int) -> int:
    """Return the bytes of a process's descendants, shared memory in proportion."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = 0, list(below.get(pid, []))
    while waiting:
        child = waiting.pop()
        waiting += below.get(child, [])
        with suppress(OSError):
            for line in Path(f"/proc/{child}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    found += int(line.split()[1]) * 1024
    return found


def _openings(site: Path, runs: int) -> list[float]:
    """Open the first page in new browsers; return the seconds until it is seen."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No browser here. Run: apt-get install chromium")
    times = []
    with ExitStack() as stack:
        server = stack.enter_context(site_server(site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        playwright = stack.enter_context(sync_playwright())
        for _ in range(runs):
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page()
            page.goto(f"http://{HOST}:{server.server_port}/", wait_until="commit")
            seen = page.wait_for_function(VISIBLE, timeout=60_000).json_value()
            times.append(float(seen) / 1000)
            browser.close()
    return times


if __name__ == "__main__":
    typer.run(main)
