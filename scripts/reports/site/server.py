"""Serves a site to this machine alone.

Pages cannot be opened as files: a browser lets their scripts load nothing then.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.errors import UsageError

HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Answers with a site's files, quietly."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  as the class above has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".arrow": "application/vnd.apache.arrow.stream",
        ".js": "text/javascript",
        ".parquet": "application/vnd.apache.parquet",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, *_: object) -> None:
        """Log no request."""


class _Server(ThreadingHTTPServer):
    """Answers many readers at once, and does not mind one that goes away."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report errors, apart from a reader that has closed the page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def site_server(site: Path, port: int = 0) -> Iterator[ThreadingHTTPServer]:
    """Listen for a site's readers on this machine.

    The site is the one that is in place now: whoever reads it is not handed parts of
    the next one.

    Args:
        site: its folder, or the link to it.
        port: 0 takes one that is free.

    Raises:
        UsageError: the port is taken.
    """
    handler = partial(_Handler, directory=str(site.resolve()))
    try:
        server = _Server((HOST, port), handler)
    except OSError as error:
        raise UsageError(
            f"The site cannot be served on port {port}: {error.strerror}.\n"
            "Name another: --port 8001 (0 takes any that is free)"
        ) from error
    with server:
        yield server


def serve_site(site: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve a site until Ctrl-C.

    Args:
        site: its folder.
        port: where, or 0 for any.
        ready: called with the address.

    Raises:
        UsageError: the port is taken.
    """
    with site_server(site, port) as server:
        ready(f"http://{HOST}:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
