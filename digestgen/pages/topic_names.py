"""What a topic is called in other languages than that of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen.model.card import Card
from digestgen.model.delta import TermDelta
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.view import Anchor
from digestgen.pages.links import topic_anchor
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.text.language_names import own_name, tags_of


class NameIn(msgspec.Struct, frozen=True):
    """A name in a language."""

    language: str
    label: str
    """What the language calls itself."""
    text: str


def names_in(topic: Topic) -> tuple[NameIn, ...]:
    """Return the names of a topic in other languages, in the editor's order."""
    return tuple(
        NameIn(language, own_name(language), name)
        for language, name in topic.names
        if name != topic.name
    )


class TopicLink(msgspec.Struct, frozen=True):
    """A link to a topic, by its name in the language of the article that it stands beside."""

    text: str
    href: str
    language: str = ""
    """Of the text; '' for that of the site, which is that of the topic's page."""


def name_in(topic: Topic, language: str) -> tuple[str, str]:
    """Return (tag, name) of a topic in a language; ('', its own name) when it has none there.

    Of `fr-CA` a name in `fr-CA` is asked for first, then one in `fr`.
    """
    names = {tag.lower(): (tag, name) for tag, name in reversed(topic.names)}
    return next((names[tag] for tag in tags_of(language) if tag in names), ("", topic.name))


def topic_links(
    catalog: Catalog, card: Card, anchors: Iterable[Anchor], keys: Iterable[TopicKey]
) -> tuple[TopicLink, ...]:
    """Return the topics of an article (`anchors`, of `keys`) by their names in its language."""
    if not card.language:
        return tuple([TopicLink(anchor.text, anchor.href) for anchor in anchors])
    return tuple(_link_in(catalog, card.permalink, key, card.language) for key in keys)


def _link_in(catalog: Catalog, address: Permalink, key: TopicKey, language: str) -> TopicLink:
    topic = catalog.topic(key)
    tag, name = name_in(topic, language)
    href = topic_anchor(address, key, topic.name).href
    return TopicLink(name, href, tag if name != topic.name else "")


def pages_by_language(delta: TermDelta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the articles of a topic whose names in other languages differ, that are in such.

    Of a topic that comes, goes or has a new name all articles are told. Linear in the topic.
    """
    if delta.is_renamed or not (delta.before and delta.after):
        return
    if delta.before.names == delta.after.names:
        return
    group = Group("topic", delta.key)
    for card in catalog.newest(group, catalog.size(group)):
        if card.language:
            yield card.permalink


def aliases_beside(topic: Topic) -> tuple[str, ...]:
    """Return the other spellings of a topic, without its names in other languages."""
    names = {name for _, name in topic.names}
    return tuple(alias for alias in topic.aliases if alias not in names)
