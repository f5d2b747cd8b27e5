"""Topics given to articles without tags, where the site says `auto_tag: true`.

What an article is given is a function of its title, its body and the names of all topics that have
a page by the tags of others: so no article is in a topic because another was put there unasked.
After a change of any name all articles without tags are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from digestgen.linking.auto_topics import topics_named
from digestgen.linking.mentions import Finder, Name
from digestgen.model.card import Card
from digestgen.store import database, mentions
from digestgen.topics.groups import is_cut_off

if TYPE_CHECKING:
    from digestgen.topics.vocabulary import Vocabulary

_CARD = msgspec.msgpack.Decoder(Card)


class AutoTopics:
    """Looks for names of topics in articles of the store."""

    def __init__(self, db: database.Connection, language: str, finder: Finder | None) -> None:
        """`finder`: of all names; None to ask the store for those that a text may have."""
        self._db = db
        self._language = language
        self._finder = finder

    def keys(self, article_id: str) -> tuple[str, ...]:
        """Return the topics that an article is given."""
        card, html = self._db.execute(
            "SELECT a.card, b.html FROM article a JOIN body b ON b.id = a.id WHERE a.id = ?",
            (article_id,),
        ).fetchone()
        title = _CARD.decode(card).title
        return tuple(map(str, topics_named(title, html, self._finder or self._of(title, html))))

    def _of(self, title: str, html: str) -> Finder:
        names = mentions.names_for(self._db, f"{title}\n{html}")
        return Finder((Name(*name) for name in names), self._language)


def auto_topics(
    db: database.Connection, language: str, vocabulary: Vocabulary, shown: Iterable[str]
) -> AutoTopics:
    """Return what looks for the names of these topics. Linear in the names."""
    return AutoTopics(db, language, Finder(_names(vocabulary, frozenset(shown)), language))


def _names(vocabulary: Vocabulary, shown: frozenset[str]) -> Iterator[Name]:
    linked = {topic.key for topic in vocabulary.topics if topic.is_linked} & shown
    for name, key in vocabulary.lookup.items():
        if key in linked and not is_cut_off(name):
            yield Name(name, key)


def untagged(db: database.Connection) -> set[str]:
    """Return the articles that have no tags."""
    query = "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM tag)"
    return {row[0] for row in db.execute(query)}
