"""Which article mentions which topic: brought up to date when articles or names change.

What an article mentions is a function of its body and of all names of topics with a page. So after
a change these are looked at again: the articles that changed, those that joined or left topics
(they are listed as members then), and those whose text has a name that came, went or means another
topic; these are found by one pass over all texts with the changed names alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from digestgen.build.find_mentions import Asked, Found, Workers, find_all, found_in
from digestgen.linking.mentions import Finder, Name
from digestgen.model.config import TopicsConfig
from digestgen.model.ids import TopicKey
from digestgen.model.mention import Mention
from digestgen.store import database, mentions, terms
from digestgen.store.articles import ArticleWriter
from digestgen.store.link_names import WIKI, title_name
from digestgen.store.mentions import Mentioned, Text, TopicName
from digestgen.topics.groups import is_cut_off

if TYPE_CHECKING:
    from digestgen.topics.vocabulary import Vocabulary

_WRITTEN_AT_ONCE = 2000
FEW = 60
"""For so few texts the names are asked for by their words; one automaton of all costs more."""
Remarks = Mapping[str, tuple[tuple[Mention, ...], tuple[Mention, ...]]]
"""Articles -> mentions before and after, where these differ."""


def update_mentions(
    db: database.Connection,
    writer: ArticleWriter,
    *,
    vocabulary: Vocabulary | None,
    concerned: Collection[str] | None,
    language: str,
    topics: TopicsConfig,
    workers: Workers | None = None,
) -> Remarks:
    """Bring mentions up to date; return those that differ, of all articles none.

    `vocabulary`: None when nothing of it changed. `concerned`: the articles that changed, came,
    went or joined or left topics; None for all, which `workers` help with. Groups and topics must
    be written.
    """
    changed: list[TopicName] = []
    if vocabulary is not None:
        # Names are looked for by words of a text for `auto_tag`, too (see `build.auto_topics`).
        is_asked = topics.auto_link or topics.auto_tag
        changed = mentions.write_names(db, _names(db, vocabulary, are_looked_for=is_asked))
    auto_link = topics.auto_link
    if concerned is None:
        _update_all(db, writer, language, auto_link=auto_link, workers=workers)
        return {}
    ids = {*concerned, *_with_names(db, changed, language)}
    finder = Finder(_all_names(db), language) if len(ids) > FEW else None
    old = {one: mentions.mentioned(db, one) for one in ids}
    found = (
        found_in(finder or _finder_for(db, text, language), text)
        for text in _texts(db, sorted(ids), auto_link=auto_link)
    )
    return _write(db, old, {one.article_id: _mentioned(db, writer, one) for one in found})


def _update_all(
    db: database.Connection,
    writer: ArticleWriter,
    language: str,
    *,
    auto_link: bool,
    workers: Workers | None,
) -> None:
    names = tuple(_all_names(db)) if auto_link else ()
    old = mentions.all_mentioned(db)
    found = find_all(_texts(db, None, auto_link=auto_link), names, language, workers)
    # Bit by bit: what a hundred thousand articles mention fills 300 MB.
    while some := tuple(islice(found, _WRITTEN_AT_ONCE)):
        new = {one.article_id: _mentioned(db, writer, one) for one in some}
        _write(db, {one: old.pop(one, None) for one in new}, new)
    _write(db, old, {})


def _texts(
    db: database.Connection, ids: Iterable[str] | None, *, auto_link: bool
) -> Iterable[Asked]:
    for text in mentions.texts(db, ids):
        html = text.html if auto_link and text.is_auto_linked else ""
        yield Asked(text.article_id, html, tuple(dict.fromkeys(_linked(db, text))))


def _linked(db: database.Connection, text: Text) -> Iterable[TopicKey]:
    """Yield the topics that the editor of a text links in it."""
    for link in text.links:
        if link.target.startswith(WIKI) and not link.is_image:
            key = mentions.topic_named(db, link.target.removeprefix(WIKI).strip())
            if key:
                yield key


def _write(
    db: database.Connection,
    old: Mapping[str, Mentioned | None],
    new: Mapping[str, Mentioned | None],
) -> Remarks:
    changes = {
        one: (old.get(one), new.get(one))
        for one in old.keys() | new.keys()
        if old.get(one) != new.get(one)
    }
    mentions.write_mentioned(db, changes)
    return {
        one: (_of(before), _of(after))
        for one, (before, after) in sorted(changes.items())
        if _of(before) != _of(after)
    }


def _of(found: Mentioned | None) -> tuple[Mention, ...]:
    return found.mentions if found else ()


def _names(
    db: database.Connection, vocabulary: Vocabulary, *, are_looked_for: bool
) -> Iterable[TopicName]:
    """Yield the spellings of all topics that have a page."""
    shown = terms.shown_topics(db)
    linked = (
        {topic.key for topic in vocabulary.topics if topic.is_linked} if are_looked_for else set()
    )
    for name, key in vocabulary.lookup.items():
        if key in shown:
            yield TopicName(name, key, key in linked and not is_cut_off(name))


def _all_names(db: database.Connection) -> Iterable[Name]:
    return (Name(name, key) for name, key in mentions.names_looked_for(db))


def _finder_for(db: database.Connection, text: Asked, language: str) -> Finder:
    names = mentions.names_for(db, text.html) if text.html else ()
    return Finder((Name(*name) for name in names), language)


def _with_names(db: database.Connection, changed: Iterable[TopicName], language: str) -> set[str]:
    """Return the articles whose text has one of these names, or a link of the editor to it."""
    if not changed:
        return set()
    found = {
        row[0]
        for name in {title_name(one.name) for one in changed}
        for row in db.execute("SELECT article_id FROM reference WHERE name = ?", (name,))
    }
    # All of one topic, so that what means several is looked for as well.
    names = [Name(one.name, TopicKey("")) for one in changed if one.is_looked_for]
    if names:
        found.update(mentions.texts_where(db, Finder(names, language).names_in))
    return found


def _mentioned(db: database.Connection, writer: ArticleWriter, found: Found) -> Mentioned | None:
    """Return what an article mentions, None for nothing."""
    if not found.linked and not found.mentions:
        return None
    all_found = (*(Mention(0, 0, key) for key in found.linked), *found.mentions)
    topics = frozenset(writer.topics_of(found.article_id) or ())
    listed = tuple(sorted(one.key for one in all_found if one.key not in topics))
    return Mentioned(mentions.published_of(db, found.article_id), listed, all_found)
