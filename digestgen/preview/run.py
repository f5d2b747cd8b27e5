"""The preview itself: look, build, tell; for ever.

Runs in the main thread, where Ctrl-C strikes. What it does next follows from what it hears:

- a hint: when it has been quiet for a moment, look at what it names; if that differs, build
- after hints, and after each build, look at everything: hints may be lost
- now and then, without any hint, look at everything too: not all file systems tell
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digestgen.build.run import Progress
from digestgen.build.shown import errors_in, shown_path
from digestgen.build.whereabouts import Whereabouts, whereabouts
from digestgen.model.problem import Problem
from digestgen.preview.addresses import as_location, base_path
from digestgen.preview.builder import Builder, Built
from digestgen.preview.faults import shown_faults
from digestgen.preview.hints import Inbox
from digestgen.preview.indexer import Indexer
from digestgen.preview.live import Edited, Live, State
from digestgen.preview.pages import Pages
from digestgen.preview.shelf import Shelf
from digestgen.preview.stock import EVERYWHERE, Differences, Hints, Stock
from digestgen.preview.timing import Patience
from digestgen.preview.watcher import Watcher

AFTER_S = (0.1, 0.65)
"""When to look again after a hint: at the same place, then everywhere.

watchdog tells of moves 0.5 s late.
"""
_HEARTBEAT_S = 2.0
_HEARTBEAT_COST = 200
"""A look at everything, unasked, may take so small a part of the time."""
_POLL_S = 0.4
_POLL_COST = 5
_FEW = 3
"""So many articles edited at once are an editor's work; more come from a program."""


class Voice(NamedTuple):
    """How the preview speaks to whoever started it."""

    say: Callable[[str], None]
    faults: Callable[[tuple[Problem, ...]], None]
    """Called with those that stand now, when they are others than before."""
    built: Callable[[dict[str, object]], None]
    """Called with the figures of each build that changed something."""


class Preview:
    """One project, watched, built and told."""

    def __init__(
        self,
        builder: Builder,
        shelf: Shelf,
        pages: Pages,
        live: Live,
        voice: Voice,
        *,
        has_held: bool = False,
    ) -> None:
        self._builder = builder
        self._indexer = Indexer(shelf, voice.say)
        self._shelf = shelf
        self._pages = pages
        self._live = live
        self._voice = voice
        self._has_held = has_held
        roots = builder.roots()
        self._stock = Stock(roots)
        self._inbox = Inbox(roots)
        self._watcher = Watcher(self._inbox.hint)
        self._watched: tuple[Path, ...] | None = None
        self._may_watch = True
        self._patience = Patience()
        self._pending: tuple[Hints, ...] = ()
        """Where to look again, because what was seen there was doubted."""
        self._later: list[tuple[float, Hints]] = []
        self._cost_s = 0.0
        """Of the last look at everything."""
        self._looked_at_all = 0.0
        self._faults: tuple[Problem, ...] = ()
        self._is_failed = False
        """The last build ended with an error of the disk: the next one begins anew."""
        self._is_broken = False
        """The last build ended with a fault of ours: the one after the next change begins anew."""

    def first_build(self, progress: Progress) -> None:
        """Build what there is now."""
        self._stock.accept(self._stock.look())
        self._build(None, progress)

    def follow(self, *, polls: bool, is_over: Callable[[], bool] = lambda: False) -> None:
        """Keep the site up to date until an interrupt, or until `is_over` says so."""
        self._may_watch = not polls
        self._watch()
        self._builder.warm_up()
        self._indexer.changed(self._builder.project)
        # What changed during the first build nobody told.
        self._look(EVERYWHERE)
        while not is_over():
            self.step()

    def step(self) -> None:
        """Do the next thing that is due, or wait for it."""
        unasked = self._looked_at_all + self._pause()
        hints = self._inbox.wait(min((unasked, *(when for when, _ in self._later))))
        now = time.monotonic()
        if hints is not None:
            self._look(hints)
            soon, late = AFTER_S
            # Each hint asks for its own look beside it; of those at everything the last is enough.
            self._later = [item for item in self._later if not item[1].is_all]
            self._later += [(now + soon, hints), (now + late, EVERYWHERE)]
            return
        due = [item for item in self._later if item[0] <= now]
        self._later = [item for item in self._later if item[0] > now]
        if unasked <= now:
            due.append((now, EVERYWHERE))
        if due:
            self._look(merged(tuple(hints for _, hints in due)))

    def close(self) -> None:
        """Watch and build no more."""
        self._watcher.stop()
        self._indexer.close()
        self._builder.close()

    def _pause(self) -> float:
        if self._watcher.is_watching:
            return max(_HEARTBEAT_S, self._cost_s * _HEARTBEAT_COST)
        return max(_POLL_S, self._cost_s * _POLL_COST)

    def _watch(self) -> None:
        """Watch what is there now; say so when that cannot be."""
        if not self._may_watch:
            return
        roots = self._stock.roots
        deep = tuple(folder for folder in (roots.content, *roots.themes) if folder.is_dir())
        if deep == self._watched:
            return
        self._watched = deep
        self._watcher.watch(deep, (roots.config.parent,))
        if self._watcher.fault:
            self._may_watch = False
            self._voice.say(f"{self._watcher.fault}; until then the files are looked at in turn")

    def _look(self, hints: Hints) -> None:
        hints = merged((*self._pending, hints))
        self._pending = ()
        began = time.monotonic()
        found = self._stock.look(hints)
        now = time.monotonic()
        if hints.is_all:
            self._cost_s, self._looked_at_all = now - began, now
            self._watch()
        if self._is_failed:
            self._build(None)
            return
        wait = self._patience.wait(found.doubtful, now)
        if wait:
            self._pending = (hints,)
            self._later.append((now + wait, hints))
            return
        self._patience.clear()
        if found:
            self._stock.accept(found)
            self._build(None if self._is_broken else found)

    def _build(self, found: Differences | None, progress: Progress | None = None) -> None:
        try:
            built = self._builder.build(found, progress) if progress else self._builder.build(found)
            self._is_failed = self._is_broken = False
        except OSError as error:
            place = str(error.filename or "")
            hint = "it is tried again in a moment"
            fault = Problem.of_file(place, "disk", error.strerror or str(error), hint)
            self._is_failed = True
            self._shelf.reload()
            built = Built(None, (fault,), 0.0)
        except Exception as error:
            built = self._broken(error)
        self._tell(built, found)

    def _broken(self, error: Exception) -> Built:
        """Tell of a fault of digestgen itself; the next change is built from everything there is.

        Not before: what failed would fail again, and be told again.
        """
        self._voice.say("".join(traceback.format_exception(error)).rstrip())
        fault = Problem.of_file(
            "",
            "internal",
            f"digestgen itself failed: {type(error).__name__}: {error}",
            "please report it with the lines in the terminal; the next change is tried again",
        )
        self._is_broken = True
        self._shelf.reload()
        return Built(None, (fault,), 0.0)

    def _tell(self, built: Built, found: Differences | None) -> None:
        project, report = self._builder.project, built.report
        where = Whereabouts({}, {})
        edited = _edited(found)
        is_done = report is not None and report.is_done
        if is_done:
            where = whereabouts(project, edited, has_held=self._has_held)
        base = base_path(project.config.base_url)
        held = {f"{base}{address}": day for address, day in where.held.items()}
        faults = errors_in(built.problems)
        if is_done:
            self._pages.configure(
                base=base,
                base_url=project.config.base_url,
                badges=lambda address: _badge(where.held.get(address.casefold())),
            )
        folders = (project.content, project.root / "themes", *project.theme.shipped)
        self._live.set_state(
            State(
                shown_faults(faults, folders, config=self._stock.roots.config),
                {path: f"held back until {day}" if day else "draft" for path, day in held.items()}
                if is_done
                else self._live.state.held,
            )
        )
        changed = self._shelf.take_changed()
        if changed:
            # First: a page that is reloaded hears nothing more.
            for path, address in where.addresses.items():
                shown = shown_path(path, project.content)
                self._live.edited(Edited(shown, as_location(base + address)))
            self._live.changed(changed)
            self._indexer.changed(project)
        self._say(built, found, faults, len(changed))

    def _say(
        self,
        built: Built,
        found: Differences | None,
        faults: tuple[Problem, ...],
        changed: int,
    ) -> None:
        report = built.report
        is_done = report is not None and report.is_done
        if faults != self._faults:
            self._faults = faults
            self._voice.faults(faults)
            if not faults:
                self._voice.say("mended")
            elif not is_done:
                self._voice.say("the last good pages stay until this is mended")
        if report is None or not is_done:
            return
        if changed and found is not None:
            pages = f"{report.rendered:,} page{'' if report.rendered == 1 else 's'}"
            what = f"built {pages}" if report.rendered else f"changed {changed} files"
            self._voice.say(f"{what} in {1000 * built.seconds:.0f} ms ({self._names(found)})")
        if changed:
            self._voice.built(
                {
                    "event": "built",
                    "rendered": report.rendered,
                    "changed": changed,
                    "seconds": round(built.seconds, 4),
                    "sources": sorted(found.content) if found else [],
                }
            )

    def _names(self, found: Differences) -> str:
        project = self._builder.project
        names = [shown_path(path, project.content) for path in sorted(found.content)]
        names += sorted(Path(path).name for path in (*found.theme, *found.config))
        if len(names) > _FEW:
            return f"{names[0]} and {len(names) - 1:,} more"
        return ", ".join(names) or "all"


def merged(many: tuple[Hints, ...]) -> Hints:
    """Return one hint for several."""
    return Hints(
        frozenset(path for hints in many for path in hints.paths),
        frozenset(folder for hints in many for folder in hints.folders),
        is_all=any(hints.is_all for hints in many),
    )


def _edited(found: Differences | None) -> tuple[str, ...]:
    if found is None or len(found.content) > _FEW:
        return ()
    return tuple(path for path, stamp in found.content.items() if stamp is not None)


def _badge(day: str | None) -> str:
    if day is None:
        return ""
    if day:
        return f"Held back until {day}: readers do not see this article before that day."
    return "Draft: readers do not see this article."
