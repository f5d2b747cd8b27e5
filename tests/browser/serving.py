"""A built site, reachable in both ways that readers have: over HTTP below `/repo/`, and from disk.

The server answers as hosts of static files do: a folder gives its `index.html`, a missing address
gives `404.html` at any depth. Nothing stands above `/repo/`.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from digestgen.public import Site
from tests.sites.folder import TODAY

BASE = "/repo/"


class ServedSite(NamedTuple):
    """A folder and the address where it is served."""

    folder: Path
    base_url: str

    def over_http(self, address: str) -> str:
        """Return where a page is served."""
        return self.base_url + quote(address)

    def from_disk(self, address: str) -> str:
        """Return where a page lies."""
        return (self.folder / address).as_uri()

    def pages(self) -> list[str]:
        """Return the addresses of all pages, sorted."""
        found = self.folder.rglob("*.html")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)


@contextmanager
def serve(folder: Path) -> Iterator[ServedSite]:
    """Serve a folder, which may still be empty, until the block is left."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield ServedSite(folder, f"http://127.0.0.1:{server.server_port}{BASE}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, *args: Any) -> None:  # noqa: ANN401  as the server gives
        self._folder = folder
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._folder / path.removeprefix(BASE)
        file = file / "index.html" if path.endswith("/") else file
        status = HTTPStatus.OK
        if not path.startswith(BASE) or not file.is_file():
            status = HTTPStatus.NOT_FOUND
            file = self._folder / "404.html"
        body = file.read_bytes() if path.startswith(BASE) else b""
        self.send_response(status)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def built(project: Path) -> Iterator[ServedSite]:
    """Build a project for the address where it is then served."""
    with serve(project / "site") as site:
        report = Site(project, out=site.folder, base_url=site.base_url).build(
            today=TODAY, keep_going=True
        )
        assert report.is_done, report.problems
        yield site
