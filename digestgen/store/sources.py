"""The files of `content/` as the store saw them last, and what decides which article is in."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec

from digestgen.model.picture import Picture
from digestgen.model.problem import Problem
from digestgen.store.pictures import decode_picture
from digestgen.store.rows import ENCODER

_PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])
ARTICLE, ASSET, OTHER = "article", "asset", "other"
HELD = frozenset({"draft", "future"})
"""Codes of the reasons that pass with time; an address that is taken does not."""


class SourceRow(NamedTuple):
    """One file, in the order of the table's columns."""

    path: str
    kind: str
    folded: str
    stamp: str
    digest: str
    is_draft: bool = False
    published: str = ""
    permalink: str = ""
    """Case-folded; '' when there is no article that could be in the site."""
    is_in: bool = False
    problems: bytes | None = None
    """Of reading it."""
    reason: bytes | None = None
    """Why it is left out, as a list of one problem."""


class Rival(NamedTuple):
    """A file that could be the article at one address."""

    path: str
    is_draft: bool
    published: str
    is_in: bool


def encode_problems(problems: tuple[Problem, ...]) -> bytes | None:
    """Return what is kept of problems; None for none."""
    return ENCODER.encode(problems) if problems else None


def decode_problems(data: bytes | None) -> tuple[Problem, ...]:
    """Return what `encode_problems` made bytes of."""
    return _PROBLEMS.decode(data) if data else ()


def stamps(db: sqlite3.Connection) -> dict[str, str]:
    """Return every file with its stamp. Linear."""
    return dict(db.execute("SELECT path, stamp FROM source"))


def source(db: sqlite3.Connection, path: str) -> SourceRow | None:
    """Return the row of a file."""
    row = db.execute("SELECT * FROM source WHERE path = ?", (path,)).fetchone()
    return SourceRow(*row) if row else None


def put_source(db: sqlite3.Connection, row: SourceRow) -> None:
    """Put a file in, or replace what was known of it."""
    db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def put_stamp(db: sqlite3.Connection, path: str, stamp: str) -> None:
    """Note that a file has another stamp and the same bytes."""
    db.execute("UPDATE source SET stamp = ? WHERE path = ?", (stamp, path))


def remove_source(db: sqlite3.Connection, path: str) -> None:
    """Forget a file."""
    db.execute("DELETE FROM source WHERE path = ?", (path,))


def rivals(db: sqlite3.Connection, permalink: str) -> list[Rival]:
    """Return the files that would be the article at one case-folded address, sorted by path."""
    query = (
        "SELECT path, is_draft, published, is_in FROM source "
        "WHERE permalink = ? AND permalink > '' ORDER BY path"
    )
    return [Rival(path, bool(d), p, bool(i)) for path, d, p, i in db.execute(query, (permalink,))]


def set_place(db: sqlite3.Connection, path: str, *, is_in: bool, reason: Problem | None) -> None:
    """Say whether a file is in the site, and why not."""
    db.execute(
        "UPDATE source SET is_in = ?, reason = ? WHERE path = ?",
        (is_in, encode_problems((reason,) if reason else ()), path),
    )


def held_permalinks(db: sqlite3.Connection) -> list[str]:
    """Return the addresses, case-folded, of readable files that are left out, sorted."""
    query = "SELECT DISTINCT permalink FROM source WHERE permalink > '' AND is_in = 0 ORDER BY 1"
    return [row[0] for row in db.execute(query)]


def permalinks_of_drafts_and_later(db: sqlite3.Connection, after: str) -> list[str]:
    """Return the addresses of drafts and of what is dated after a day, sorted. Linear."""
    query = (
        "SELECT DISTINCT permalink FROM source WHERE permalink > '' "
        "AND (is_draft OR published > ?) ORDER BY 1"
    )
    return [row[0] for row in db.execute(query, (after,))]


def problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what reading and choosing had to say of every file, and what is wrong with links."""
    query = "SELECT problems, reason FROM source WHERE problems IS NOT NULL OR reason IS NOT NULL"
    for found, reason in db.execute(query):
        yield from decode_problems(found)
        yield from decode_problems(reason)


def problems_of_links(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong with the links of every article."""
    for _, found in problems_by_article(db):
        yield from found


def problems_by_article(db: sqlite3.Connection) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Yield the articles with faulty links, each with what is wrong with them."""
    for article_id, found in db.execute("SELECT article_id, problems FROM link_problem"):
        yield article_id, _PROBLEMS.decode(found)


def set_links(
    db: sqlite3.Connection, article_id: str, found: bytes | None, assets: Collection[str]
) -> set[str]:
    """Keep what an article's links told: problems, and the files of `content/` it shows.

    Return the files that it shows and did not show before, or the other way round.
    """
    db.execute("DELETE FROM link_problem WHERE article_id = ?", (article_id,))
    if found:
        db.execute("INSERT INTO link_problem VALUES (?, ?)", (article_id, found))
    query = "SELECT path FROM asset_use WHERE article_id = ?"
    changed = {row[0] for row in db.execute(query, (article_id,))} ^ set(assets)
    if changed:
        db.execute("DELETE FROM asset_use WHERE article_id = ?", (article_id,))
        db.executemany(
            "INSERT OR IGNORE INTO asset_use VALUES (?, ?)", [(path, article_id) for path in assets]
        )
    return changed


class ShownAsset(NamedTuple):
    """A file of `content/` that an article shows."""

    path: str
    digest: str
    picture: Picture | None


def assets_shown(db: sqlite3.Connection, paths: Iterable[str] | None = None) -> list[ShownAsset]:
    """Return the files of `content/` that articles show, sorted by path.

    All of them (linear), or those among `paths`.
    """
    query = "SELECT path, digest, picture FROM asset WHERE path IN (SELECT path FROM asset_use)"
    rows = (
        db.execute(f"{query} ORDER BY path")
        if paths is None
        else (db.execute(f"{query} AND path = ?", (p,)).fetchone() for p in sorted(set(paths)))
    )
    return [ShownAsset(row[0], row[1], decode_picture(row[2])) for row in rows if row]


def counts(db: sqlite3.Connection) -> tuple[int, int]:
    """Return the number of article files and of those in the site. Linear."""
    query = "SELECT count(*), coalesce(sum(is_in), 0) FROM source WHERE kind = 'article'"
    found, shown = db.execute(query).fetchone()
    return int(found), int(shown)


def find_nearly(db: sqlite3.Connection, folded: str) -> str | None:
    """Return the file whose path is this but for case, the last one of several."""
    row = db.execute("SELECT max(path) FROM source WHERE folded = ?", (folded,)).fetchone()
    return str(row[0]) if row[0] is not None else None


def held_paths(db: sqlite3.Connection) -> list[str]:
    """Return the drafts and articles of the future that are left out, sorted."""
    query = (
        "SELECT path, reason FROM source WHERE permalink > '' AND is_in = 0 "
        "AND reason IS NOT NULL ORDER BY path"
    )
    return [path for path, reason in db.execute(query) if decode_problems(reason)[0].code in HELD]


def assets(db: sqlite3.Connection) -> list[str]:
    """Return the files beside the articles, sorted."""
    return [row[0] for row in db.execute("SELECT path FROM asset ORDER BY path")]
