"""Events of the file system, as hints for the thread that builds.

The one door to watchdog. Where the system refuses to watch (its limit is reached, the disk is a
network's) the preview looks for itself, every now and then: see `run`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_TELLING = frozenset(
    {
        EVENT_TYPE_CLOSED,
        EVENT_TYPE_CREATED,
        EVENT_TYPE_DELETED,
        EVENT_TYPE_MODIFIED,
        EVENT_TYPE_MOVED,
    }
)
"""Not that a file was opened or read: a build does that to all of them."""
REMEDY = (
    "raise it with `sudo sysctl fs.inotify.max_user_watches=524288 "
    "fs.inotify.max_user_instances=512`"
)


class What(Enum):
    """What happened."""

    FOLDER = "a folder came, went or moved"
    WRITTEN = "a file was closed by who wrote it"
    OTHER = "something else"


Hint = Callable[[str, What], None]
"""Called, in any thread, with the absolute path of something that changed."""


class Watcher:
    """Watches folders. `fault` says in words why it cannot, '' while it does."""

    def __init__(self, hint: Hint) -> None:
        self._handler = _Handler(hint)
        self._observer: BaseObserver | None = None
        self.fault = ""

    @property
    def is_watching(self) -> bool:
        """Whether events may come."""
        observer = self._observer
        return observer is not None and observer.is_alive() and not self.fault

    def watch(self, deep: tuple[Path, ...], flat: tuple[Path, ...]) -> None:
        """Watch these folders, `deep` with all below, and no others."""
        self.stop()
        self.fault = ""
        observer: BaseObserver | None = None
        try:
            observer = Observer()
            # A process that ends must not wait for a thread that waits for an event.
            observer.daemon = True
            for folder in sorted({folder.resolve() for folder in deep}):
                observer.schedule(self._handler, os.fspath(folder), recursive=True)
            for folder in sorted({folder.resolve() for folder in flat}):
                observer.schedule(self._handler, os.fspath(folder), recursive=False)
            observer.start()
        except OSError as error:
            self.fault = _words(error)
            if observer is not None:
                with suppress(Exception):
                    observer.stop()
            return
        self._observer = observer

    def stop(self) -> None:
        """Watch nothing any more."""
        observer, self._observer = self._observer, None
        if observer is not None:
            with suppress(Exception):
                observer.stop()
                observer.join(1.0)


class _Handler(FileSystemEventHandler):
    def __init__(self, hint: Hint) -> None:
        self._hint = hint

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TELLING:
            return
        what = What.WRITTEN if event.event_type == EVENT_TYPE_CLOSED else What.OTHER
        if event.is_directory:
            what = What.FOLDER
            if event.event_type == EVENT_TYPE_MODIFIED:
                return  # Something in it changed, of which we are told as well.
        for path in (event.src_path, event.dest_path):
            if path:
                self._hint(os.fsdecode(path), what)


def _words(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"the system's limit of watched folders is reached; {REMEDY}"
    if error.errno == errno.EMFILE:
        return f"the system's limit of watchers is reached; {REMEDY}"
    return f"the system cannot watch this folder: {error.strerror or error}"
