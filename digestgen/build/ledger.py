"""The ledger of addresses as an input of the site, and writing down what a build publishes.

An address is written down before it is published: the file is replaced by one rename, and only then
the store is committed and the site changed. So a kill leaves an address too many, which leads on
like any other, never one too few; and since a site from nothing with the new ledger has the very
same bytes, nothing needs to be undone or redone. A list in the store of what is still to be
written was weighed: the ledger would lag behind the site, and a lost store would lose addresses.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.build.run import Run
from digestgen.fingerprint import digest_bytes
from digestgen.ledger import ARTICLE, GROUPS, NAMELESS, Line, parse_ledger, place_of, with_lines
from digestgen.model.card import Card
from digestgen.model.problem import Problem
from digestgen.store import database, ledger
from digestgen.store.faults import naming
from digestgen.store.meta import get_value, set_value
from digestgen.store.stamps import UNSETTLED, is_settled, stamp_of

_CARD = msgspec.msgpack.Decoder(Card)
_STAMP, _DIGEST, _PROBLEMS = "ledger_stamp", "ledger_digest", "ledger_problems"
_BEHIND = "ledger_behind"
"""Whether addresses may be published that the ledger does not have."""
_NONE = "-"
"""The stamp of no file."""


class LedgerUpdate(NamedTuple):
    """What the store learnt from the ledger."""

    changed: frozenset[str] = frozenset()
    """Addresses of which it says something else than before."""
    has_topics: bool = False
    """Whether among them are those of topics, whose slugs it keeps."""


def has_news(run: Run) -> bool:
    """Return whether the ledger may be another than the store knows, or is behind the site."""
    is_behind = records(run) and bool(get_value(run.db, _BEHIND, default=False))
    return is_behind or _stamp(run.project.ledger) != get_value(run.db, _STAMP, default=_NONE)


def records(run: Run) -> bool:
    """Return whether this build writes down what it publishes: drafts are not for ever."""
    options = run.options
    is_ordinary = options.records and not (options.drafts or options.future)
    return is_ordinary and run.project.config.addresses.record and run.project.ledger is not None


def take_in(run: Run, now_ns: int) -> LedgerUpdate:
    """Bring the store up to date with the ledger. Linear in it when it changed. Raises OSError.

    `now_ns`: a moment before the file is looked at.
    """
    db, path = run.db, run.project.ledger
    stamp = _stamp(path)
    if stamp == get_value(db, _STAMP, default=_NONE):
        return LedgerUpdate()
    data = path.read_bytes() if path and stamp != _NONE else b""
    is_known = stamp == _NONE or is_settled(stamp, now_ns)
    set_value(db, _STAMP, stamp if is_known else UNSETTLED)
    digest = digest_bytes(data)
    if digest == get_value(db, _DIGEST, default=digest_bytes(b"")):
        return LedgerUpdate()
    lines, problems = parse_ledger(data, path.name if path else "")
    changed, has_topics = ledger.replace_lines(db, lines)
    set_value(db, _DIGEST, digest)
    set_value(db, _PROBLEMS, problems)
    set_value(db, _BEHIND, value=True)
    return LedgerUpdate(frozenset(changed), has_topics)


def problems_of_ledger(run: Run) -> tuple[Problem, ...]:
    """Return what is wrong with the ledger, with its path as the user sees it."""
    path = run.project.ledger
    found = msgspec.convert(get_value(run.db, _PROBLEMS, default=()), tuple[Problem, ...])
    shown = shown_ledger(path) if found and path else ""
    return tuple(msgspec.structs.replace(problem, path=shown) for problem in found)


def shown_ledger(path: Path) -> str:
    """Return the path of the ledger as the user sees it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_ledger(path: Path | None) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Return the lines of a ledger and what is wrong with it; nothing of none. Raises OSError."""
    if path is None or not path.is_file():
        return (), ()
    return parse_ledger(path.read_bytes(), shown_ledger(path))


def record(
    run: Run, touched: Iterable[str], renamed: Iterable[tuple[str, str]], *, is_whole: bool
) -> None:
    """Write down what this build publishes and the ledger does not have. Raises OSError.

    `touched`: articles that changed; `renamed`: groups (kind, key) with another name. Cheap for
    few new addresses; for many, or for `is_whole`, linear.
    """
    db, path = run.db, run.project.ledger
    if not records(run):
        fall_behind(run)
        return
    assert path is not None
    if is_whole or get_value(db, _BEHIND, default=False):
        lines = [*_all_articles(db), *_all_group_pages(db)]
    else:
        lines = [*_articles(db, touched), *_group_pages(db, run.added), *_fronts(db, renamed)]
    new = [line for line in lines if not ledger.has_line(db, line)]
    if new:
        data = with_lines(path.read_bytes() if path.is_file() else b"", new)
        write_ledger(path, data)
        ledger.add_lines(db, new)
        places = (place_of(line.address) for line in new if line.kind == "topic")
        ledger.add_successors(db, {place.key: place.key for place in places if place})
        set_value(db, _DIGEST, digest_bytes(data))
        # Our own change, whole by a rename: nothing hides behind its stamp.
        set_value(db, _STAMP, _stamp(path))
    set_value(db, _BEHIND, value=False)


def fall_behind(run: Run) -> None:
    """Note that addresses are published that the ledger need not have."""
    set_value(run.db, _BEHIND, value=True)


def write_ledger(path: Path, data: bytes) -> None:
    """Put the ledger in place, whole or not at all. Raises OSError."""
    fresh = _fresh(path)
    try:
        with naming(fresh), fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def clear_unfinished(path: Path | None) -> None:
    """Remove what a killed build may have left beside the ledger."""
    if path is not None:
        _fresh(path).unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _stamp(path: Path | None) -> str:
    if path is None:
        return _NONE
    try:
        return stamp_of(path.stat())
    except FileNotFoundError:
        return _NONE


def _articles(db: database.Connection, touched: Iterable[str]) -> Iterator[Line]:
    for article_id in sorted(touched):
        row = db.execute("SELECT card FROM article WHERE id = ?", (article_id,)).fetchone()
        if row:
            yield _of_card(row[0])


def _all_articles(db: database.Connection) -> Iterator[Line]:
    for (card,) in db.execute("SELECT card FROM article ORDER BY id"):
        yield _of_card(card)


def _of_card(data: bytes) -> Line:
    card = _CARD.decode(data)
    published = card.published.isoformat() if card.published else ""
    return Line(card.permalink, ARTICLE, card.title, published, card.article_id)


def _all_group_pages(db: database.Connection) -> Iterator[Line]:
    names = _Names(db)
    query = "SELECT address FROM trace WHERE kind NOT IN ('article', 'asset', 'theme')"
    for (address,) in db.execute(query).fetchall():
        yield from names.line(address)


def _group_pages(db: database.Connection, added: Iterable[str]) -> Iterator[Line]:
    names = _Names(db)
    for address in added:
        yield from names.line(address)


def _fronts(db: database.Connection, groups: Iterable[tuple[str, str]]) -> Iterator[Line]:
    names = _Names(db)
    for kind, key in sorted(groups):
        yield from names.line(f"{GROUPS[kind]}/{key}.html")


class _Names:
    """The names of groups, asked once."""

    def __init__(self, db: database.Connection) -> None:
        self._db = db
        self._names: dict[tuple[str, str], str | None] = {}

    def line(self, address: str) -> Iterator[Line]:
        """Yield what to write down of the address of a live page of a group, if it is one."""
        place = place_of(address)
        if place is None or not self._is_there(address):
            return
        if place.kind in NAMELESS:
            yield Line(address, place.kind)
            return
        group = (place.kind, place.key)
        if group not in self._names:
            query = "SELECT name FROM term WHERE kind = ? AND key = ?"
            row = self._db.execute(query, group).fetchone()
            self._names[group] = row and row[0]
        name = self._names[group]
        # The front alone learns new names: they are those of all its pages.
        if name and (not place.part or not ledger.knows_address(self._db, address, place.kind)):
            yield Line(address, place.kind, name)

    def _is_there(self, address: str) -> bool:
        query = "SELECT kind FROM trace WHERE address = ?"
        row = self._db.execute(query, (address,)).fetchone()
        return row is not None and row[0] not in ("redirect", "moved_feed")
