"""The index of texts in the preview: made in the background, when it has been quiet for a while.

One thread, so never two at once. It reads the store through a connection of its own and Pagefind
works in a process that lets others go first; so no edit waits for it. What changes while it works
is indexed afterwards: begun anew at each edit it might never come to an end.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing

from digestgen.build.full_text import Wanted, bring_up, remove_index
from digestgen.build.output import Output
from digestgen.build.pagefind import PagefindError, Stopped, find_tool, missing
from digestgen.build.project import CONFIG_NAME, Project, store_path
from digestgen.model.problem import describe
from digestgen.preview.shelf import Shelf
from digestgen.store.database import StoreError
from digestgen.store.file import open_to_read

QUIET_S = 2.0
"""How long nothing must have changed before the texts are indexed."""
_END_S = 5.0


class Indexer:
    """Keeps the index of texts up with the preview. Close it in the end."""

    def __init__(self, shelf: Shelf, say: Callable[[str], None], quiet_s: float = QUIET_S) -> None:
        self._shelf = shelf
        self._say = say
        self._quiet_s = quiet_s
        self._heard = threading.Condition()
        self._wanted: Project | None = None
        """Whose texts are to be indexed; None: nothing changed since."""
        self._since = 0.0
        self._is_over = False
        self._thread: threading.Thread | None = None
        self._said = ""

    def changed(self, project: Project) -> None:
        """Hear that a build changed the site, or that the preview has begun."""
        with self._heard:
            self._wanted, self._since = project, time.monotonic()
            self._heard.notify()
        is_wanted = project.config.search.full_text
        has_work = is_wanted or Output(project.out, project.state).has_full_text()
        if self._thread is None and has_work:
            self._thread = threading.Thread(target=self._run, name="indexer", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop whatever is being indexed."""
        with self._heard:
            self._is_over = True
            self._heard.notify()
        if self._thread is not None:
            self._thread.join(_END_S)

    def _run(self) -> None:
        while (project := self._next()) is not None:
            try:
                self._index(project)
            except Stopped:
                return
            except (LookupError, TypeError):
                # What was there at one question was gone at the next: a build came in between.
                self.changed(project)
            except (OSError, PagefindError, StoreError) as error:
                self._say_once(f"the texts could not be indexed: {error}")

    def _next(self) -> Project | None:
        """Return the project to index when it has been quiet for long enough; None at the end."""
        with self._heard:
            while not self._is_over:
                rest = self._since + self._quiet_s - time.monotonic()
                if self._wanted is not None and rest <= 0:
                    project, self._wanted = self._wanted, None
                    return project
                self._heard.wait(None if self._wanted is None else rest)
        return None

    def _index(self, project: Project) -> None:
        output = Output(project.out, project.state)
        if not project.config.search.full_text:
            with self._shelf.replacing():
                remove_index(output)
            return
        tool = find_tool()
        if tool is None:
            self._say_once(describe(missing(CONFIG_NAME)))
            return
        with closing(open_to_read(store_path(project))) as db:
            # No transaction: the builder must not wait for one to end.
            made = bring_up(
                Wanted(db, project.config),
                output,
                tool,
                is_over=lambda: self._is_over,
                changing=self._shelf.replacing,
            )
        if made.is_made:
            self._say(f"indexed the texts of {made.articles:,} articles in {made.seconds:.1f} s")
        self._said = ""

    def _say_once(self, message: str) -> None:
        if message != self._said:
            self._said = message
            self._say(message)
