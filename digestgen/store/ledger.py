"""The ledger as the store knows it, what articles claim, and every question about old addresses.

Tables: `ledger`, the lines of `addresses.tsv` with what finds them: the address case-folded, and
the group and part that it is by its form; `successor`, the topic that the names of a published
topic mean now; `claim`, the addresses that articles say were theirs (`redirect_from`, `aliases`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from digestgen.ledger import ARTICLE, MOVED, Line, place_of
from digestgen.model.card import Card
from digestgen.model.ids import ArticleId, Permalink
from digestgen.store.link_names import stem_of, title_name

_CARD = msgspec.msgpack.Decoder(Card)
_LINE = "address, kind, name, published, path"
_INSERT = "INSERT OR IGNORE INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_DEAD_ARTICLES = "NOT EXISTS (SELECT 1 FROM article a WHERE a.permalink = ledger.address)"


def replace_lines(db: sqlite3.Connection, lines: Iterable[Line]) -> tuple[set[str], bool]:
    """Make these the ledger; return the addresses whose lines differ, and whether topics' do."""
    new = set(lines)
    gone = []
    for row in db.execute(f"SELECT {_LINE} FROM ledger"):
        line = Line(*row)
        if line in new:
            new.discard(line)
        else:
            gone.append(line)
    db.executemany(
        "DELETE FROM ledger WHERE address = ? AND kind = ? AND name = ? AND published = ? "
        "AND path = ?",
        gone,
    )
    add_lines(db, new)
    changed = [*gone, *new]
    return {line.address for line in changed}, any(line.kind == "topic" for line in changed)


def add_lines(db: sqlite3.Connection, lines: Iterable[Line]) -> None:
    """Put lines in."""
    db.executemany(_INSERT, sorted(map(_row, lines)))


def _row(line: Line) -> tuple[str, ...]:
    place = place_of(line.address) if line.kind not in (ARTICLE, MOVED) else None
    key, part = (place.key, place.part) if place else ("", "")
    return (*line, line.address.casefold(), place.kind if place else "", key, part)


def has_line(db: sqlite3.Connection, line: Line) -> bool:
    """Return whether the ledger says this already."""
    query = (
        "SELECT 1 FROM ledger WHERE address = ? AND kind = ? AND name = ? AND published = ? "
        "AND path = ?"
    )
    return db.execute(query, line).fetchone() is not None


def knows_address(db: sqlite3.Connection, address: str, kind: str) -> bool:
    """Return whether the ledger has an address as one of this kind."""
    query = "SELECT 1 FROM ledger WHERE address = ? AND kind = ?"
    return db.execute(query, (address, kind)).fetchone() is not None


def published_topics(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the slug of every topic that was published with its names, sorted."""
    found: dict[str, list[str]] = {}
    query = "SELECT DISTINCT key, name FROM ledger WHERE kind = 'topic' ORDER BY key, name"
    for key, name in db.execute(query):
        found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def write_successors(db: sqlite3.Connection, new: Mapping[str, str]) -> set[str]:
    """Make `new` what became of published topics; return the slugs for which it differs."""
    old = dict(db.execute("SELECT key, topic FROM successor"))
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    db.executemany("DELETE FROM successor WHERE key = ?", [(key,) for key in changed])
    add_successors(db, {key: new[key] for key in changed if key in new})
    return changed


def add_successors(db: sqlite3.Connection, new: Mapping[str, str]) -> None:
    """Say what became of published topics."""
    db.executemany("INSERT OR REPLACE INTO successor VALUES (?, ?)", sorted(new.items()))


class LedgerQueries:
    """What page kinds may ask about old addresses; part of the catalog."""

    _db: sqlite3.Connection

    def ledger_lines(self, address: str) -> list[Line]:
        """Return what the ledger says of an address, sorted."""
        query = f"SELECT {_LINE} FROM ledger WHERE address = ? ORDER BY kind, name, published, path"
        return [Line(*row) for row in self._db.execute(query, (address,))]

    def claimants(self, address: str) -> list[ArticleId]:
        """Return the articles that say an address was theirs, sorted."""
        query = "SELECT article_id FROM claim WHERE address = ? ORDER BY article_id"
        return [ArticleId(row[0]) for row in self._db.execute(query, (address,))]

    def claims_of(self, article_id: ArticleId) -> tuple[str, ...]:
        """Return the addresses that an article says were its own, sorted."""
        query = "SELECT address FROM claim WHERE article_id = ? ORDER BY address"
        return tuple(row[0] for row in self._db.execute(query, (article_id,)))

    def known_alike(self, folded: str) -> list[str]:
        """Return the old addresses that are this but for case, sorted."""
        query = (
            "SELECT address FROM ledger WHERE folded = ? UNION "
            "SELECT address FROM claim WHERE folded = ? ORDER BY 1"
        )
        return [row[0] for row in self._db.execute(query, (folded, folded))]

    def perhaps_dead(self) -> Iterator[str]:
        """Yield the old addresses but for those that articles have, each once, sorted. Linear."""
        query = (
            f"SELECT address FROM ledger WHERE kind <> 'article' OR {_DEAD_ARTICLES} UNION "
            "SELECT address FROM claim ORDER BY 1"
        )
        return (row[0] for row in self._db.execute(query).fetchall())

    def ledger_of_article(self, path: str, published: str, title: str) -> list[str]:
        """Return the addresses at which an article of that file, or of that date and title, was."""
        query = (
            "SELECT address FROM ledger WHERE path = ? AND path > '' UNION "
            "SELECT address FROM ledger WHERE kind = 'article' AND published = ? AND name = ?"
        )
        return [row[0] for row in self._db.execute(query, (path, published, title))]

    def gone_in_month(self, month: str) -> list[str]:
        """Return the addresses without an article that had one of a month ('' for undated)."""
        low, high = (f"{month}-00", f"{month}-99") if month else ("", "")
        query = (
            "SELECT DISTINCT address FROM ledger WHERE kind = 'article' "
            f"AND published BETWEEN ? AND ? AND {_DEAD_ARTICLES}"
        )
        return [row[0] for row in self._db.execute(query, (low, high))]

    def ledger_of_group(self, kind: str, key: str) -> list[tuple[str, str]]:
        """Return the old addresses of a group, each with its part."""
        query = (
            "SELECT DISTINCT address, part FROM ledger "
            "WHERE of_group = ? AND of_group > '' AND key = ? ORDER BY address"
        )
        return [tuple(row) for row in self._db.execute(query, (kind, key))]

    def published_topics(self) -> dict[str, tuple[str, ...]]:
        """Return the slug of every topic that was published with its names, sorted."""
        return published_topics(self._db)

    def successor(self, key: str) -> str:
        """Return the topic that the names of a published one mean now; '' for none."""
        row = self._db.execute("SELECT topic FROM successor WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def succeeded_by(self, key: str) -> list[str]:
        """Return the slugs of published topics whose names mean this topic now, itself included."""
        query = "SELECT key FROM successor WHERE topic = ? ORDER BY key"
        return [row[0] for row in self._db.execute(query, (key,))]

    def moves(self) -> list[tuple[str, str]]:
        """Return where editors say that addresses went, sorted. Linear in these."""
        query = "SELECT address, name FROM ledger WHERE kind = 'moved' ORDER BY 1"
        return [tuple(row) for row in self._db.execute(query)]

    def find_titled(self, title: str, published: str) -> ArticleId | None:
        """Return the article of a title and a date; of several as `find_named` does."""
        query = (
            "SELECT a.id, a.card FROM name n JOIN article a ON a.id = n.article_id "
            "WHERE n.name = ? AND a.published = ? ORDER BY length(a.id), a.id"
        )
        for article_id, card in self._db.execute(query, (title_name(title), published)):
            if _CARD.decode(card).title == title:
                return ArticleId(article_id)
        return None

    def permalink_alike(self, address: str) -> Permalink | None:
        """Return the address of an article that is this but for case."""
        query = (
            "SELECT a.permalink FROM name n JOIN article a ON a.id = n.article_id "
            "WHERE n.name = ? ORDER BY a.permalink"
        )
        folded = address.casefold()
        for (permalink,) in self._db.execute(query, (stem_of(address),)):
            if permalink.casefold() == folded:
                return Permalink(permalink)
        return None
