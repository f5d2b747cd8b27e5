"""Builds in processes of their own, each a copy of one that has everything imported.

A build in a new process knows nothing but what lies on the disk, and may be killed. Starting Python
for each would take half a second; a fork of a process that has imported digestgen takes
milliseconds. `python -m tests.incremental.forked` is that process: it reads one job a line from
standard input, forks, and writes one answer a line.

The templates of both themes are compiled already, in English. A job that is cold forgets them
first: what a build takes from there must be what it would compile itself.

A build can be killed before its n-th change of the disk, counted by Python's audit events, so that
a failing example fails again; what SQLite writes is not counted.
"""

from __future__ import annotations

import atexit
import functools
import os
import select
import signal
import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from digestgen.theme.render import bytecode, reach
from tests.incremental.commanded import PATIENCE_S, Command, Run, run
from tests.incremental.engine import Options, Outcome, build

_ROOT = Path(__file__).resolve().parents[2]
_CHANGES = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
    | {"os.chmod", "os.utime", "sqlite3.connect"}
)
_LOOKS = _CHANGES | {"os.scandir", "os.listdir"}
_LATE = (
    "babel.core", "babel.dates", "babel.messages.pofile", "nh3", "rapidfuzz.process",
    "xml.parsers.expat", "digestgen.build.content", "digestgen.build.link_faults",
    "digestgen.build.site", "digestgen.build.wiki_hints", "digestgen.cli.main",
    "digestgen.content.dialects.plain", "digestgen.content.dialects.yaml_block",
    "digestgen.markdown.body", "digestgen.markdown.prepare", "digestgen.markdown.wall",
)  # fmt: skip
"""What builds import when they need it; each fork would do so again."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Edit(msgspec.Struct, frozen=True):
    """A file that somebody saves while the build runs; it keeps its time."""

    path: str
    data: bytes
    at: int
    """Before which look at, or change of, the disk."""


class Job(msgspec.Struct, frozen=True, tag=True):
    """A build to do."""

    root: str
    options: Options
    kill_at: int = -1
    """Die before this change of the disk, from 0; never when negative."""
    kill_after_s: float = -1.0
    edit: Edit | None = None
    is_cold: bool = False
    """Whether no template is compiled yet."""


class Answer(msgspec.Struct, frozen=True):
    """How a build ended: with an outcome, with a traceback, or killed."""

    outcome: Outcome | None = None
    fault: str = ""
    events: int = 0
    """Looks at the disk that were counted; 0 without an edit to make."""

    @property
    def was_killed(self) -> bool:
        return self.outcome is None and not self.fault


class Server:
    """The process that forks builds. One serves a whole run of tests."""

    def __init__(self) -> None:
        # Closed by `close` at the end of the run.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.incremental.forked"],
            cwd=_ROOT,
            env=os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        atexit.register(self.close)

    def run(self, job: Job) -> Answer:
        """Do a build and wait for its end."""
        return msgspec.json.decode(self._ask(job), type=Answer)

    def command(self, root: Path, *arguments: str, strace: tuple[str, ...] = ()) -> Run:
        """Run `digestgen` in a folder and wait for its end."""
        return msgspec.json.decode(self._ask(Command(str(root), arguments, strace)), type=Run)

    def _ask(self, what: Job | Command) -> bytes:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(msgspec.json.encode(what) + b"\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the process that forks builds has ended: {self._process.poll()}"
        return line

    def build(self, root: Path, options: Options, *, is_cold: bool = False) -> Outcome:
        """Build a project; fails with the traceback of an exception."""
        answer = self.run(Job(str(root), options, is_cold=is_cold))
        assert answer.outcome is not None, answer.fault or "the build was killed"
        return answer.outcome

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@functools.cache
def server() -> Server:
    """Return the one server of this process."""
    return Server()


def _main() -> None:
    _prepare()
    for line in sys.stdin.buffer:
        what = msgspec.json.decode(line, type=Job | Command)
        answer = run(what) if isinstance(what, Command) else _fork(what)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _prepare() -> None:
    """Import what commands import late, and compile the templates of both themes."""
    for name in _LATE:
        import_module(name)
    from digestgen.public import clean_text  # noqa: PLC0415
    from digestgen.theme import Renderer, find_theme  # noqa: PLC0415
    from digestgen.theme.files import template_names  # noqa: PLC0415
    from digestgen.theme.site import SiteView  # noqa: PLC0415

    for theme in (find_theme(name, None) for name in ("default", "wire")):
        assert theme
        renderer = Renderer(theme, SiteView("", "", "en", "", ""))
        for folder in theme.folders:
            for name in template_names(folder):
                renderer.template_digest(name)
                renderer.environment.get_template(name)
                renderer.environment.get_template(f"{folder.name}/{name}")
    text = "<html><body><article><h1>Title</h1><p>Some words of it.</p></article></body></html>"
    clean_text(text, name="page.html")
    clean_text("Some text. And some more of it.", name="page.txt")


def _fork(job: Job) -> Answer:
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os.setsid()
        if job.is_cold:
            bytecode.forget()
            reach.forget()
        with os.fdopen(theirs, "wb") as file:
            file.write(msgspec.json.encode(_answer(job)))
        os._exit(0)
    os.close(theirs)
    is_timed = job.kill_after_s >= 0
    is_ready, _, _ = select.select([ours], [], [], job.kill_after_s if is_timed else PATIENCE_S)
    if is_timed or not is_ready:
        _kill_group(child)
    with os.fdopen(ours, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    try:
        return msgspec.json.decode(data, type=Answer)
    except msgspec.DecodeError:
        return Answer(fault="" if is_timed or is_ready else f"no end after {PATIENCE_S} s")


def _kill_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        # It has not begun its group yet.
        os.kill(child, signal.SIGKILL)


def _answer(job: Job) -> Answer:
    events = _Events(job)
    if job.kill_at >= 0 or job.edit:
        sys.addaudithook(events)
    try:
        outcome = build(Path(job.root), job.options)
    except BaseException:  # whatever it is, it goes into the answer
        return Answer(fault=traceback.format_exc())
    return Answer(outcome, events=events.looks)


class _Events:
    """Counts looks at the disk and changes of it, and strikes at the one that is asked for."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._edit = job.edit
        self.looks = 0
        self._changes = 0

    def __call__(self, event: str, values: tuple[Any, ...]) -> None:
        if not self._counts(event, values):
            return
        if self._edit and self.looks == self._edit.at:
            edit, self._edit = self._edit, None
            _save_in_secret(edit)
        self.looks += 1
        if event in _CHANGES or (event == "open" and _is_writing(values)):
            if self._changes == self._job.kill_at:
                os.killpg(os.getpgrp(), signal.SIGKILL)
            self._changes += 1

    def _counts(self, event: str, values: tuple[Any, ...]) -> bool:
        if event == "open":
            path = values[0]
            shown = os.fsdecode(path) if isinstance(path, str | bytes) else ""
            # Files opened in a folder that is open have relative names.
            return shown.startswith(self._job.root) or (bool(shown) and shown[0] != "/")
        return event in _LOOKS


def _is_writing(values: tuple[Any, ...]) -> bool:
    return isinstance(values[2], int) and bool(values[2] & _WRITING)


def _save_in_secret(edit: Edit) -> None:
    before = Path(edit.path).stat()
    Path(edit.path).write_bytes(edit.data)
    os.utime(edit.path, ns=(before.st_atime_ns, before.st_mtime_ns))


if __name__ == "__main__":
    _main()
