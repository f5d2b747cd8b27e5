"""What differs between `content/` and what the store saw of it last."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from digestgen.build.ingest import Wanted
from digestgen.build.scan import Scan, is_ordinary
from digestgen.content.paths import is_article_path
from digestgen.fingerprint import DIGEST_BYTES
from digestgen.store import database, sources
from digestgen.store.sources import SourceRow
from digestgen.store.stamps import UNSETTLED, is_settled, stamp_of


class Changes(NamedTuple):
    """Files to look at; each list sorted."""

    articles: tuple[Wanted, ...]
    """New, or with other bytes."""
    assets: tuple[str, ...]
    new: tuple[str, ...]
    """Those of the articles that the store does not know."""
    unchanged: tuple[str, ...]
    """Articles with another stamp and the same bytes."""
    gone: tuple[str, ...]
    """Articles and assets that are no more."""
    stamps: Mapping[str, str]
    """What to remember of each file that is looked at."""


def find_changes(
    db: database.Connection,
    content: Path,
    scan: Scan,
    *,
    is_new: bool,
    reads_all: bool,
    now_ns: int,
) -> Changes:
    """Return what differs. Linear.

    `reads_all`: what reading gives may differ for the same bytes. `now_ns`: when the scan began.
    """
    known = {} if is_new else sources.stamps(db)
    stamps = scan.stamps
    found = _Found(content)
    for path in scan.articles:
        if reads_all or known.get(path, UNSETTLED) != stamps[path]:
            row = sources.source(db, path) if path in known else None
            found.add_article(path, stamps[path], row, reads_all=reads_all)
    assets = [path for path in scan.assets if known.get(path, UNSETTLED) != stamps[path]]
    present = {*scan.articles, *scan.assets}
    gone = tuple(sorted(path for path in known if path not in present))
    touched = (*found.paths(), *assets)
    return found.changes(assets, gone, {path: settled(stamps[path], now_ns) for path in touched})


class _Found:
    """Articles with another stamp, sorted out by their bytes."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._articles: list[Wanted] = []
        self._new: list[str] = []
        self._unchanged: list[str] = []

    def add_article(
        self, path: str, stamp: str, known: SourceRow | None, *, reads_all: bool
    ) -> None:
        """Take an article in; reads its bytes when the store knows some of that name."""
        if known is not None and not reads_all and self._has_bytes(path, known.digest):
            self._unchanged.append(path)
            return
        if known is None:
            self._new.append(path)
        self._articles.append(Wanted(path, int(stamp.partition(".")[0])))

    def _has_bytes(self, path: str, digest: str) -> bool:
        try:
            return digest == digest_file(self._content / path)
        except OSError:
            # Reading it will say what is wrong.
            return False

    def paths(self) -> tuple[str, ...]:
        """Return all that was taken in."""
        return (*(wanted.path for wanted in self._articles), *self._unchanged)

    def changes(
        self, assets: Iterable[str], gone: tuple[str, ...], stamps: Mapping[str, str]
    ) -> Changes:
        """Return all of it together with what else changed."""
        return Changes(
            articles=tuple(self._articles),
            assets=tuple(assets),
            new=tuple(self._new),
            unchanged=tuple(self._unchanged),
            gone=gone,
            stamps=stamps,
        )


def settled(stamp: str, now_ns: int) -> str:
    """Return the stamp to remember: none when a change could still hide behind it."""
    return stamp if is_settled(stamp, now_ns) else UNSETTLED


def digest_file(path: Path) -> str:
    """Return the digest of a file's bytes, read piece by piece. Raises OSError."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES))
    return found.hexdigest()


def partial_changes(
    db: database.Connection,
    content: Path,
    paths: Iterable[str | os.PathLike[str]],
    *,
    now_ns: int,
) -> Changes | None:
    """Return what differs in these files; None when only a whole scan can tell.

    `paths` are absolute, or relative to the current folder. Ordinary articles and assets are looked
    at, there or gone; anything else (a folder, a link, a name that needs a word) is for the scan.
    """
    found = _Found(content)
    assets: list[str] = []
    gone: list[str] = []
    stamps: dict[str, str] = {}
    inside = content.resolve()
    for given in sorted({os.path.abspath(path) for path in paths}):  # noqa: PTH100  keeps links
        path = _below(Path(given), content, inside)
        if path is None or not is_ordinary(path):
            return None
        known = sources.source(db, path)
        if known is None and not path.isascii():
            # Another file may have this name in another Unicode form.
            return None
        try:
            stat = os.lstat(given)
        except (FileNotFoundError, NotADirectoryError):
            if known is None:
                return None
            gone.append(path)
            continue
        if not S_ISREG(stat.st_mode):
            return None
        stamp = stamp_of(stat)
        stamps[path] = settled(stamp, now_ns)
        if is_article_path(path):
            found.add_article(path, stamp, known, reads_all=False)
        else:
            assets.append(path)
    return found.changes(assets, tuple(gone), stamps)


def _below(path: Path, content: Path, inside: Path) -> str | None:
    for top in (Path(os.path.abspath(content)), inside):  # noqa: PTH100
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return None
