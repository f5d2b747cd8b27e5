"""What the steps of one build hand to each other."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, NamedTuple

from digestgen.build.output import Output
from digestgen.build.project import Project
from digestgen.build.report import Profile
from digestgen.model.problem import Problem
from digestgen.store import database
from digestgen.store.file import StoreFile

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digestgen.linking.related import Profile as TextProfile

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
_SLOWEST = 10


class BuildOptions(NamedTuple):
    """How to build."""

    today: date
    """Articles dated later are left out unless `future`."""
    drafts: bool = False
    future: bool = False
    workers: int = 1
    keep_going: bool = False
    """Build without the files that have faults."""
    use_cache: bool = True
    """Whether what earlier builds left may be used."""
    full_text: bool = True
    """Whether the index of texts is brought up as well, if the configuration wants one."""
    records: bool = True
    """Whether new addresses are written down in the ledger, if the configuration says so too."""


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Damage(NamedTuple):
    """How the output folder differs from what the store says was written there."""

    damaged: frozenset[str]
    """Addresses of files that are missing or altered."""
    extra: frozenset[str]
    """Files that no trace knows."""
    restamped: tuple[tuple[str, str], ...] = ()
    """Addresses of files with their old bytes and another stamp, each with its stamp."""


class SiteUpdate(NamedTuple):
    """What is to be done to the site, all of it staged."""

    looked_at: int
    rendered: tuple[str, ...]
    staged: tuple[str, ...]
    deleted: tuple[str, ...]
    is_swap: bool
    """The stage becomes the site as it is."""
    is_whole: bool
    """All pages were looked at."""


class BuildFault(Exception):  # noqa: N818  a fault is what the editor sees; it never leaves build/
    """Faults that end a build."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


class Run:
    """One build on its way: what it works on, its workers, its clock."""

    def __init__(
        self,
        project: Project,
        options: BuildOptions,
        *,
        store: StoreFile,
        db: database.Connection,
        output: Output,
        progress: Progress,
    ) -> None:
        self.project = project
        self.options = options
        self.store = store
        self.db = db
        self.output = output
        self.progress = progress
        self.is_new = store.is_new
        """Whether the store is empty."""
        self.timing = Timing()
        self.has_workers = False
        self.added: list[str] = []
        """Addresses at which the site gets a file where there was none."""
        self.profiles: dict[str, TextProfile] = {}
        """By what articles are compared, as far as an earlier build of this process read it and
        nothing of it changed."""
        self.touched_assets: set[str] = set()
        """Files of `content/` that other articles show than before."""
        self.is_promoting = False
        """Whether the change is being made: from then on it is completed, not thrown away."""
        self._stack = ExitStack()
        self._pool: Executor | None = None

    def pool(self) -> Executor:
        """Return the workers, started when first asked for and kept for the next stage."""
        if self._pool is None:
            from digestgen.build.workers import executor  # noqa: PLC0415  most edits need none

            self.has_workers = self.options.workers > 1
            self._pool = self._stack.enter_context(executor(self.options.workers))
        return self._pool

    @contextmanager
    def ending(self) -> Iterator[Run]:
        """End the workers at the end of the block; at once when an exception ends it."""
        with self._stack:
            yield self


class Timing:
    """Where the time goes."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._stages: dict[str, float] = {}
        self._files: list[tuple[float, str]] = []
        self._pages: list[tuple[float, str]] = []
        self._kinds: dict[str, tuple[int, float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block as that of a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - started
            self._stages[name] = self._stages.get(name, 0.0) + spent

    def elapsed(self) -> float:
        """Return the seconds since the build began."""
        return time.perf_counter() - self._started

    def file(self, path: str, seconds: float) -> None:
        """Note how long reading a file took, in whatever process."""
        _keep_slowest(self._files, (seconds, path))

    def page(self, kind: str, address: str, seconds: float) -> None:
        """Note how long a look at a page took, in whatever process."""
        _keep_slowest(self._pages, (seconds, address))
        count, total = self._kinds.get(kind, (0, 0.0))
        self._kinds[kind] = (count + 1, total + seconds)

    def profile(self) -> Profile:
        """Return all of it, the longest first."""
        return Profile(
            stages=tuple((name, round(s, 4)) for name, s in self._stages.items()),
            files=tuple((path, round(s, 4)) for s, path in sorted(self._files, reverse=True)),
            pages=tuple((path, round(s, 4)) for s, path in sorted(self._pages, reverse=True)),
            kinds=tuple(
                (kind, count, round(s, 4))
                for kind, (count, s) in sorted(self._kinds.items(), key=lambda k: -k[1][1])
            ),
        )


def _keep_slowest(heap: list[tuple[float, str]], one: tuple[float, str]) -> None:
    if len(heap) < _SLOWEST:
        heappush(heap, one)
    elif one > heap[0]:
        heappushpop(heap, one)
