"""The preview over HTTP: Starlette's routes, uvicorn's connections, and limits of our own.

Runs in a thread beside the builds, so that pages are served while one runs. Nothing waits for open
connections in the end: the process goes, and they with it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from digestgen.preview import inject
from digestgen.preview.content_types import HTML, content_type
from digestgen.preview.guard import (
    LARGEST_HEAD,
    Hosts,
    foreign_refusal,
    host_of,
    refusal,
    unspeakable,
)
from digestgen.preview.live import Live, Stream
from digestgen.preview.pages import Page, Pages
from digestgen.preview.protocol import BoundedProtocol

_STATIC = Path(__file__).parent / "static"
_PIECE = 1 << 16
_MOST_AT_ONCE = 200
_KEEP_ALIVE_S = 5
_LONGEST_RESPONSE_S = 120.0
_LONGEST_QUERY = 4096
_TRIES = 20
HEADERS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}
"""Nothing is kept, nothing is embedded by other origins, no type is guessed."""


class Application:
    """The answers of one preview."""

    def __init__(self, pages: Pages, live: Live, *, is_live: bool) -> None:
        self._pages = pages
        self._live = live
        self._is_live = is_live
        self._own = {
            name: (_STATIC / name.removeprefix(inject.OURS)).read_bytes()
            for name in (inject.SCRIPT, inject.STYLE)
        }

    async def own(self, request: Request) -> Response:
        """Answer with our script or style sheet."""
        data = self._own[request.url.path]
        return Response(data, headers=HEADERS | {"content-type": content_type(request.url.path)})

    async def events(self, request: Request) -> Response:
        """Answer with the stream of events."""
        refused = foreign_refusal(request.scope["headers"])
        if refused:
            return PlainTextResponse(refused.message, refused.status, HEADERS)
        query_string = request.scope["query_string"]
        if not self._is_live or len(query_string) > _LONGEST_QUERY:
            return PlainTextResponse("no such stream", 404, HEADERS)
        query = parse_qs(query_string.decode("ascii", "replace"))
        path, digest, styles = (query.get(name, [""])[0] for name in ("path", "digest", "styles"))
        stream = Stream(path.encode(), digest, styles)
        if request.method == "HEAD":
            return Response(headers=HEADERS | {"content-type": "text/event-stream"})
        if not self._live.add(stream):
            return PlainTextResponse("too many pages are open", 503, HEADERS)
        return _EventStream(self._live, stream)

    async def page(self, request: Request) -> Response:
        """Answer with a file of the site."""
        scope = request.scope
        try:
            page = await asyncio.to_thread(self._pages.get, scope["raw_path"])
        except OSError:
            return PlainTextResponse("the file cannot be read now", 503, HEADERS)
        if page.status == 400:  # noqa: PLR2004
            return PlainTextResponse("this is no address", 400, HEADERS)
        if page.location:
            # Kept as it came: only characters that a request line may hold are in it.
            query = f"?{scope['query_string'].decode('ascii')}" if scope["query_string"] else ""
            headers = HEADERS | {"location": page.location + query}
            return Response(status_code=page.status, headers=headers)
        if page.file:
            return await self._file(request, page, page.file)
        return await self._html(request, page)

    async def _html(self, request: Request, page: Page) -> Response:
        serving = inject.Serving(
            host=host_of(request.headers["host"].encode("latin-1")) or "",
            is_live=self._is_live,
            badge=page.badge,
            digest=page.digest,
            styles=page.styles,
        )
        etag = f'"{page.digest}{serving.styles}"'
        headers = HEADERS | {"content-type": HTML, "etag": etag}
        if page.status == 200 and _is_known(request, etag):  # noqa: PLR2004
            return Response(status_code=304, headers=headers)
        return Response(inject.served(page.data, serving), page.status, headers)

    async def _file(self, request: Request, page: Page, file: IO[bytes]) -> Response:
        try:
            stat = await asyncio.to_thread(_stat, file)
        except OSError:
            file.close()
            raise
        etag = f'"{stat[0]:x}-{stat[1]:x}"'
        headers = HEADERS | {
            "content-type": content_type(page.address),
            "etag": etag,
            "content-length": str(stat[0]),
        }
        if _is_known(request, etag):
            file.close()
            del headers["content-length"]
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            file.close()
            return Response(headers=headers)
        return StreamingResponse(_pieces(file, stat[0]), page.status, headers)


class _EventStream(StreamingResponse):
    """The stream of one page, which is forgotten however it ends."""

    def __init__(self, live: Live, stream: Stream) -> None:
        super().__init__(live.events(stream), headers=HEADERS, media_type="text/event-stream")
        self._live, self._stream = live, stream

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._live.remove(self._stream)


def _stat(file: IO[bytes]) -> tuple[int, int]:
    stat = os.fstat(file.fileno())
    return stat.st_size, stat.st_mtime_ns


async def _pieces(file: IO[bytes], size: int) -> AsyncIterator[bytes]:
    """Yield a file, as much of it as was announced."""
    try:
        while size > 0:
            piece = await asyncio.to_thread(file.read, min(size, _PIECE))
            if not piece:
                break
            size -= len(piece)
            yield piece
    finally:
        file.close()


def _is_known(request: Request, etag: str) -> bool:
    told = request.headers.get("if-none-match", "")
    return told.strip() == "*" or etag in (
        part.strip().removeprefix("W/") for part in told.split(",")
    )


class _Guard:
    """Refuses what no page of ours asks, and ends what takes too long."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = unspeakable(scope["http_version"], scope["headers"]) or refusal(
            scope["method"], scope["headers"], self._hosts
        )
        if refused:
            headers = HEADERS | {"connection": "close"}
            if refused.status == 405:  # noqa: PLR2004
                headers["allow"] = "GET, HEAD"
            await PlainTextResponse(refused.message, refused.status, headers)(scope, receive, send)
            return
        is_stream = scope["path"] == inject.EVENTS
        async with asyncio.timeout(None if is_stream else _LONGEST_RESPONSE_S):
            await self._app(scope, receive, send)


def application(pages: Pages, live: Live, hosts: Hosts, *, is_live: bool) -> Starlette:
    """Return the preview as an ASGI application."""
    answers = Application(pages, live, is_live=is_live)
    own = [inject.STYLE, inject.SCRIPT] if is_live else [inject.STYLE]
    return Starlette(
        routes=[
            *(Route(path, answers.own) for path in own),
            Route(inject.EVENTS, answers.events),
            Route("/{path:path}", answers.page),
        ],
        middleware=[Middleware(_Guard, hosts=hosts)],
    )


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to the port, or to the next one that is free.

    Raises OSError when the host is none of this machine, or 20 ports in a row are taken.
    """
    family, _, _, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    for more in range(_TRIES):
        sock = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            # There it would take the port away from who has it.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        wanted = port + more if port else 0
        try:
            sock.bind((address[0], wanted, *address[2:]))
            sock.listen(128)
        except OSError as error:
            sock.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES) or more == _TRIES - 1:
                raise
        else:
            return sock
    raise AssertionError  # pragma: no cover


class Server:
    """A server in a thread of its own."""

    def __init__(self, app: Starlette, live: Live, sock: socket.socket) -> None:
        for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
            # Whatever a stranger sends is not worth a line; faults of ours the tests find.
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._live = live
        self._sock = sock
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                app,
                loop="asyncio",
                http=BoundedProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                h11_max_incomplete_event_size=LARGEST_HEAD,
                limit_concurrency=_MOST_AT_ONCE,
                timeout_keep_alive=_KEEP_ALIVE_S,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._run, name="preview server", daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin to answer. The socket listens already: who asks before waits a moment."""
        self._thread.start()

    def stop(self) -> None:
        """End at once, whoever is connected."""
        self._uvicorn.force_exit = True
        self._uvicorn.should_exit = True
        self._thread.join(2.0)
        self._sock.close()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._live.start()
        await self._uvicorn.serve(sockets=[self._sock])
