"""Stands in for Evidence's command line, and for npm: does one thing, as it is told.

``python stand_in.py <what> [<page>...]`` makes the pages in ``build/``, then does what
the first argument says.
"""

import subprocess
import sys
import time
from pathlib import Path

what, *pages = sys.argv[1:]
built = Path("build")
style = Path("app.css")
for page in pages:
    file = built / page / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<html>{style.read_text() if style.is_file() else ''}</html>")
print("[INFO]:  Enabling strict mode", flush=True)

match what:
    case "hang":
        # what it starts hangs too, and holds its output open
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
        Path("../../child").write_text(str(child.pid))
        time.sleep(99)
    case "crash":
        print("RuntimeError: unreachable")
        sys.exit(3)
    case "killed":
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)
    case "lie":
        print('\x1b[31mError in Query! "statuses": no such column: colour\x1b[0m')
    case "lie_in_log":
        print("[ERROR]: a page could not be made")
    case "script":
        (built / "index.html").write_text('<script src="https://cdn.example/a.js">')
    case "style":
        (built / "a.css").write_text("@font-face{src:url(//fonts.example/a.woff2)}")
    case "module":
        (built / "a.js").write_text('const a=await fetch("https://api.example/b")')
    case "link":
        (built / "index.html").write_text('<a href="https://www.example.org/c">c</a>')
    case "empty_page":
        (built / "index.html").write_text("")
    case "large":
        (built / "large").write_bytes(bytes(60_000_000))
    case "no_registry":
        print("npm error code ENOTFOUND")
        print("npm error network request to registry failed")
        sys.exit(1)
    case "no_package":
        print("npm error code E404")
        sys.exit(1)
