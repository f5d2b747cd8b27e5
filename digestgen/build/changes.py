"""What differs between `content/` and what the store saw of it last."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from digestgen.build.ingest import Wanted
from digestgen.build.scan import Scan
from digestgen.fingerprint import DIGEST_BYTES
from digestgen.store import database, sources
from digestgen.store.stamps import UNSETTLED, is_settled


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


def _known(
    db: database.Connection, path: str, known: Mapping[str, str], *, reads_all: bool
) -> str:
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
