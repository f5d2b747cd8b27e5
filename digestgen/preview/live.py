"""The stream of events that keeps open pages up to date.

Each page that is open holds a stream and said what it shows: its path, the digest of its bytes,
that of the style sheets. After each build the server asks for each stream what that path would give
now. So a page is reloaded exactly when it differs, a build that was missed while the connection was
down is made up for at the next, and a page that was not there appears. Events, each with JSON:

- `state`: on connecting, the faults that stand, and which addresses are held back
- `reload`: {}: the page differs
- `styles`: {}: style sheets differ, the page does not
- `files`: {addresses}: other files that changed: a page that shows one of them reloads itself
- `faults`: {faults}: what keeps the site from being built; none when all is mended
- `edited`: {path, address}: the article that was just edited, for pages that show another
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec

from digestgen.preview.faults import ShownFault
from digestgen.preview.pages import Pages
from digestgen.preview.shelf import Shelf

MOST_STREAMS = 64
_BEAT_S = 15.0
_ENCODE = msgspec.json.encode
_WAITING = 100


class State(msgspec.Struct, frozen=True):
    """What holds for all pages."""

    faults: tuple[ShownFault, ...] = ()
    held: dict[str, str] = {}
    """Path of an article that is not published yet -> a word for what it is."""


class Edited(msgspec.Struct, frozen=True):
    """An article that was just edited."""

    path: str
    address: str
    """The path of its page."""


class Stream:
    """One open page."""

    def __init__(self, path: bytes, digest: str, styles: str) -> None:
        self.path = path
        self.digest = digest
        self.styles = styles
        self.queue: asyncio.Queue[bytes] = asyncio.Queue(_WAITING)

    def put(self, event: str, value: Any) -> None:  # noqa: ANN401  anything that JSON can hold
        """Send an event; a page that does not listen any more loses some."""
        if not self.queue.full():
            self.queue.put_nowait(
                b"event: " + event.encode() + b"\ndata: " + _ENCODE(value) + b"\n\n"
            )


class Live:
    """All open pages. Lives in the server's loop; `post` is for other threads."""

    def __init__(self, pages: Pages, shelf: Shelf) -> None:
        self._pages = pages
        self._shelf = shelf
        self._streams: set[Stream] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.state = State()

    def start(self) -> None:
        """Begin; to be called in the server's loop."""
        self._loop = asyncio.get_running_loop()

    def add(self, stream: Stream) -> bool:
        """Take in a page; False when there are as many as there may be."""
        if len(self._streams) >= MOST_STREAMS:
            return False
        self._streams.add(stream)
        return True

    def remove(self, stream: Stream) -> None:
        """Forget a page."""
        self._streams.discard(stream)

    # from other threads

    def changed(self, addresses: frozenset[str]) -> None:
        """Tell what a build changed."""
        if self._loop is not None:
            self._post(lambda: self._spawn(self._compare(addresses)))

    def set_state(self, state: State) -> None:
        """Tell which faults stand now, and what is held back."""

        def tell() -> None:
            if state.faults != self.state.faults:
                self._all("faults", {"faults": state.faults})
            self.state = state

        self._post(tell)

    def edited(self, edited: Edited) -> None:
        """Tell which article was edited."""
        self._post(lambda: self._all("edited", edited))

    def _post(self, call: Callable[[], None]) -> None:
        if self._loop is None:
            # Nobody listens yet, and nobody else is in this.
            call()
            return
        try:
            self._loop.call_soon_threadsafe(call)
        except RuntimeError:
            return  # The loop has ended, and with it all streams.

    # in the loop

    async def events(self, stream: Stream) -> AsyncIterator[bytes]:
        """Yield what to send to one page, for as long as it listens."""
        yield b"retry: 500\n\n"
        stream.put("state", self.state)
        await self._compare_one(stream, is_styled=True)
        while True:
            try:
                yield await asyncio.wait_for(stream.queue.get(), _BEAT_S)
            except TimeoutError:
                yield b": still here\n\n"

    def _all(self, event: str, value: Any) -> None:  # noqa: ANN401
        for stream in self._streams:
            stream.put(event, value)

    def _spawn(self, work: Any) -> None:  # noqa: ANN401  a coroutine
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _compare(self, changed: frozenset[str]) -> None:
        is_styled = any(address.endswith(".css") for address in changed)
        others = [
            self._pages.base + address
            for address in sorted(changed)
            if not address.endswith((".html", ".css", ".xml"))
        ]
        for stream in tuple(self._streams):
            await self._compare_one(stream, is_styled=is_styled)
            if others:
                stream.put("files", {"addresses": others[:200]})

    async def _compare_one(self, stream: Stream, *, is_styled: bool) -> None:
        try:
            digest = await asyncio.to_thread(self._pages.digest, stream.path)
            styles = await asyncio.to_thread(self._shelf.styles) if is_styled else stream.styles
        except OSError:
            return
        if digest != stream.digest:
            stream.digest = digest
            stream.put("reload", {})
        elif styles != stream.styles:
            stream.put("styles", {})
        stream.styles = styles
