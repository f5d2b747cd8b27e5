"""Hints on their way from the threads that hear of changes to the one that builds."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from digestgen.preview.stock import Hints, Roots, is_of_interest
from digestgen.preview.timing import Debounce
from digestgen.preview.watcher import What

_MOST_PATHS = 200
"""With more, looking at everything costs no more."""


class Inbox:
    """Gathers hints; `wait` gives them when it has been quiet for long enough."""

    def __init__(self, roots: Roots) -> None:
        self._bell = threading.Condition()
        self._debounce = Debounce()
        self._paths: set[str] = set()
        self._folders: set[str] = set()
        self._is_all = False
        self.watch(roots)

    def watch(self, roots: Roots) -> None:
        """Take other roots."""
        tops = {os.path.abspath(roots.content), os.path.realpath(roots.content)}  # noqa: PTH100
        self._contents = tuple(f"{top}{os.sep}" for top in sorted(tops))
        others = [os.path.realpath(roots.ledger)] if roots.ledger else []
        others += [os.path.realpath(roots.config), *map(os.path.realpath, roots.themes)]
        self._others = tuple(others)

    def hint(self, path: str, what: What) -> None:
        """Take in that something happened at an absolute path. From any thread."""
        below = next((path[len(top) :] for top in self._contents if path.startswith(top)), None)
        is_other = below is None and path.startswith(self._others)
        if below is None and not is_other and what is not What.FOLDER:
            return
        with self._bell:
            if what is What.FOLDER:
                self._is_all = True
            elif below is not None:
                name = Path(below).as_posix()
                if is_of_interest(name):
                    self._paths.add(name)
                else:
                    # An editor's own file: what it is about lies beside it.
                    self._folders.add(name.rpartition("/")[0])
                self._is_all |= len(self._paths) > _MOST_PATHS
            self._debounce.hint(time.monotonic(), is_written=what is What.WRITTEN)
            self._bell.notify()

    def wait(self, until: float) -> Hints | None:
        """Return hints when it was quiet after them, None at the time `until` (monotonic)."""
        with self._bell:
            while True:
                now = time.monotonic()
                due = self._debounce.due()
                if due is not None and due <= now:
                    found = Hints(
                        frozenset(self._paths), frozenset(self._folders), is_all=self._is_all
                    )
                    self._paths.clear()
                    self._folders.clear()
                    self._is_all = False
                    self._debounce.clear()
                    return found
                if now >= until:
                    return None
                # Waiting without an end cannot be interrupted everywhere.
                self._bell.wait(min((until if due is None else min(due, until)) - now, 0.5))
