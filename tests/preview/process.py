"""A preview as its author has it: a process of its own, asked over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
# A shell has what it starts in the background ignore Ctrl-C; Python then never hears of it.
_START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from digestgen.cli.main import main; main()"
)


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class PreviewProcess:
    """A running `digestgen serve --json`."""

    def __init__(self, folder: Path, *arguments: str, around: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self.messages: list[str] = []
        self.process = subprocess.Popen(
            [*around, sys.executable, "-c", _START, "serve", "--json", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        self._threads = [
            threading.Thread(target=self._read_events, daemon=True),
            threading.Thread(target=self._read_messages, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.url = ""

    def started(self) -> PreviewProcess:
        """Wait until it serves."""
        self.url = str(self.event("serving")["url"])
        return self

    def event(self, name: str, seconds: float = PATIENCE_S) -> dict[str, Any]:
        """Return the next event of that name, passing over others."""
        until = time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            try:
                event = self._events.get(timeout=max(left, 0.001))
            except queue.Empty:
                raise AssertionError(f"no event '{name}': {self.messages[-20:]}") from None
            if event["event"] == name:
                return event

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def base(self) -> str:
        return urlsplit(self.url).path

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path as it is written, below the base unless it begins with '/'."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        target = path if path.startswith("/") else self.base + path
        try:
            connection.putrequest(method, target, skip_host="host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, told, response.read())
        finally:
            connection.close()

    def shows(self, path: str, text: str, seconds: float = PATIENCE_S) -> None:
        """Wait until a page holds a text."""
        wait_for(lambda: text in self.get(path).text, seconds)

    def tree(self) -> dict[str, bytes]:
        """Return every file of the site as it lies in the preview's folder."""
        out = self.folder / ".digestgen" / "preview" / "site"
        return {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.is_file()
        }

    def stop(self, number: int = signal.SIGINT, seconds: float = 5.0) -> int:
        """Send a signal, and return the exit status."""
        self.process.send_signal(number)
        try:
            return self.process.wait(seconds)
        finally:
            self._end()

    def _end(self) -> None:
        # With all that it started, or those would hold our ends of the pipes open.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for thread in self._threads:
            thread.join(5)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def _read_events(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._events.put(json.loads(line))

    def _read_messages(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.messages.append(line.rstrip("\n"))


@contextmanager
def preview(
    folder: Path, *arguments: str, around: tuple[str, ...] = ()
) -> Iterator[PreviewProcess]:
    """Run a preview on some free port until the block is left."""
    running = PreviewProcess(folder, "--port", "0", *arguments, around=around)
    try:
        yield running.started()
    finally:
        running._end()


def wait_for(holds: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Wait until a condition holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "did not come to hold"
        time.sleep(0.01)
