"""What differs between `content/` and what the store saw of it last."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from digestgen.build.ingest import Wanted
from digestgen.build.scan import Scan, is_ordinary
from digestgen.content.paths import is_article_path
from digestgen.fingerprint import DIGEST_BYTES
from digestgen.store import database, sources
from digestgen.store.stamps import UNSETTLED, is_settled, stamp_of


class Changes(NamedTuple):
    """Files to look at; each list sorted."""

    articles: tuple[Wanted, ...]
    """New, or with another stamp: whether the bytes differ is seen when they are read."""
    assets: tuple[str, ...]
    gone: tuple[str, ...]
    """Articles and assets that are no more."""
    stamps: Mapping[str, str]
    """What to remember of each file that is looked at."""


def find_changes(
    db: database.Connection, scan: Scan, *, is_new: bool, reads_all: bool, now_ns: int
) -> Changes:
    """Return what differs. Linear, some 3 us a file.

    `reads_all`: what reading gives may differ for the same bytes. `now_ns`: when the scan began.
    """
    known = {} if is_new else sources.stamps(db)
    stamps = scan.stamps
    articles = [
        path for path in scan.articles if reads_all or known.get(path, UNSETTLED) != stamps[path]
    ]
    assets = [path for path in scan.assets if known.get(path, UNSETTLED) != stamps[path]]
    present = {*scan.articles, *scan.assets}
    return Changes(
        articles=tuple(
            Wanted(path, _size(stamps[path]), _known(db, path, known, reads_all=reads_all))
            for path in articles
        ),
        assets=tuple(assets),
        gone=tuple(sorted(path for path in known if path not in present)),
        stamps={
            path: stamps[path] if is_settled(stamps[path], now_ns) else UNSETTLED
            for path in (*articles, *assets)
        },
    )


def _known(db: database.Connection, path: str, known: Mapping[str, str], *, reads_all: bool) -> str:
    row = None if reads_all or path not in known else sources.source(db, path)
    return row.digest if row else ""


def _size(stamp: str) -> int:
    return int(stamp.partition(".")[0])


def digest_file(path: Path) -> str:
    """Return the digest of a file's bytes, read piece by piece. Raises OSError."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES))
    return found.hexdigest()


def clock_ns() -> int:
    """Return the time by the clock that stamps files."""
    return time.time_ns()


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
    articles: list[Wanted] = []
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
        stamps[path] = stamp if is_settled(stamp, now_ns) else UNSETTLED
        if is_article_path(path):
            articles.append(Wanted(path, stat.st_size, known.digest if known else ""))
        else:
            assets.append(path)
    return Changes(tuple(articles), tuple(assets), tuple(gone), stamps)


def _below(path: Path, content: Path, inside: Path) -> str | None:
    for top in (Path(os.path.abspath(content)), inside):  # noqa: PTH100
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return None
