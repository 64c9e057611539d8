"""Serves a site to this machine alone.

Pages cannot be opened as files: a browser lets their scripts load nothing then.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.errors import UsageError

HOST = "127.0.0.1"
LOCAL_NAMES = (HOST, "localhost")
# Evidence starts its pages by a script in each, and sets widths of charts in styles
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


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

    def send_head(self) -> Any:
        """Answer a request of this machine for a file; list no folder."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get(
            "Host"
        )
        if host not in LOCAL_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        """Answer that there is nothing: a folder is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Send with every answer what a browser may do with it."""
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

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
