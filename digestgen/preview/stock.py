"""What a site is made from, file by file, with the stamps that the last build was told of.

Events are hints: they come late, twice, or not at all. So a hint only says where to look first, and
a look at everything says what is so. Paths are those below `content/`, with `/`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from digestgen.build.scan import ASSET_SUFFIXES, TOPICS_FILE
from digestgen.content.paths import is_article_path
from digestgen.store.stamps import is_settled, stamp_of

UNSETTLED = "?"
"""A file so young that it may change again behind the same stamp: to be looked at again."""
_EMPTY = "0."
"""How the stamp of an empty file begins."""


class Roots(NamedTuple):
    """Where to look."""

    content: Path
    config: Path
    themes: tuple[Path, ...]
    ledger: Path | None = None
    """The ledger of addresses, which a preview reads and never writes."""


class Hints(NamedTuple):
    """Where something may have changed."""

    paths: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    """Folders of `content/` (the top is '') in which a file of no meaning to us came or went."""
    is_all: bool = False


EVERYWHERE = Hints(is_all=True)


class Differences(NamedTuple):
    """What differs from what the last build was told: stamps as they are now, None for gone."""

    content: dict[str, str | None]
    theme: dict[str, str | None]
    """By absolute path; the ledger of addresses too."""
    config: dict[str, str | None]

    def __bool__(self) -> bool:
        return bool(self.content or self.theme or self.config)

    @property
    def doubtful(self) -> frozenset[str]:
        """Paths of files that are gone or empty: perhaps only for the moment of being saved."""
        return frozenset(
            path
            for part in self
            for path, stamp in part.items()
            if stamp is None or stamp.startswith(_EMPTY)
        )


class Stock:
    """The files as the last build was told of them."""

    def __init__(self, roots: Roots) -> None:
        self.roots = roots
        self._content: dict[str, str] = {}
        self._theme: dict[str, str] = {}
        self._config: dict[str, str] = {}

    def look(self, hints: Hints = EVERYWHERE) -> Differences:
        """Return what differs. Theme and configuration are looked at in any case.

        Linear in the files of `content/` with `is_all`, else in those that the hints concern.
        """
        roots = self.roots
        theme: dict[str, str] = {}
        for folder in roots.themes:
            theme.update((f"{folder}/{path}", stamp) for path, stamp in _walk(folder).items())
        if roots.ledger:
            found = _stamps(roots.ledger.parent, (roots.ledger.name,))
            theme.update((f"{roots.ledger}", stamp) for stamp in found.values())
        config = _stamps(roots.config.parent, (roots.config.name,))
        return Differences(
            self._content_differences(hints),
            _between(self._theme, theme),
            _between(self._config, config),
        )

    def accept(self, found: Differences) -> None:
        """Take these differences as told."""
        now_ns = time.time_ns()
        for known, part in zip((self._content, self._theme, self._config), found, strict=True):
            for path, stamp in part.items():
                if stamp is None:
                    known.pop(path, None)
                else:
                    known[path] = stamp if is_settled(stamp, now_ns) else UNSETTLED

    def _content_differences(self, hints: Hints) -> dict[str, str | None]:
        top = self.roots.content
        if hints.is_all:
            return _between(self._content, _walk(top, is_content=True))
        found: dict[str, str | None] = {}
        for folder in hints.folders:
            before = f"{folder}/" if folder else ""
            known = {
                path: stamp
                for path, stamp in self._content.items()
                if path.startswith(before) and "/" not in path[len(before) :]
            }
            found |= _between(known, _walk(top, folder, is_content=True, is_deep=False))
        for path in hints.paths:
            known = {path: self._content[path]} if path in self._content else {}
            found |= _between(known, _stamps(top, (path,)))
        return found


def is_of_interest(path: str) -> bool:
    """Return whether a file of `content/` can matter to the site."""
    if is_article_path(path) or path == TOPICS_FILE:
        return True
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    return not is_hidden and os.path.splitext(path)[1].lower() in ASSET_SUFFIXES  # noqa: PTH122


def _between(known: dict[str, str], now: dict[str, str]) -> dict[str, str | None]:
    if known == now:
        return {}
    found: dict[str, str | None] = {
        path: stamp for path, stamp in now.items() if known.get(path) != stamp
    }
    found.update((path, None) for path in known.keys() - now.keys())
    return found


def _stamps(folder: Path, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = stamp_of((folder / name).stat())
        except (OSError, ValueError):
            continue
    return found


def _walk(
    top: Path, folder: str = "", *, is_content: bool = False, is_deep: bool = True
) -> dict[str, str]:
    """Return the files below a folder with their stamps; what vanishes meanwhile is left out."""
    found: dict[str, str] = {}
    stack = [folder]
    while stack:
        below = stack.pop()
        try:
            entries = os.scandir(top / below)
        except OSError:
            continue
        with entries:
            for entry in entries:
                path = f"{below}/{entry.name}" if below else entry.name
                try:
                    if entry.is_dir(follow_symlinks=False):
                        if is_deep and not entry.name.startswith("."):
                            stack.append(path)
                    elif not is_content or is_of_interest(path):
                        found[path] = stamp_of(entry.stat())
                except OSError:
                    continue
    return found
