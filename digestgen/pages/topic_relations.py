"""The topics beside a topic: those that share articles with it, that hold it, that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digestgen.model.delta import TermDelta
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.view import Reasoned
from digestgen.pages.addresses import front_address
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group, Shared
from digestgen.wording import gettext_noop

RELATED_SHOWN = 8
PLACED_SHOWN = 40
_BY_EDITOR = gettext_noop("named by the editor")


def related_topics(catalog: Catalog, address: Permalink, topic: Topic) -> tuple[Reasoned, ...]:
    """Return topics that share articles with this one, then those that the editor names.

    Those that hold it or that it holds stand in lists of their own.
    """
    seen = {topic.key, *topic.broader, *catalog.narrower(topic.key)}
    lines = []
    for shared in catalog.shared_topics(topic.key, RELATED_SHOWN):
        if shared.key not in seen:
            seen.add(shared.key)
            lines.append(_line(catalog, address, shared.key, _why(catalog, shared)))
    lines += [
        _line(catalog, address, key, catalog.wording.gettext(_BY_EDITOR))
        for key in topic.related
        if key not in seen and catalog.has_group(Group("topic", key))
    ]
    return tuple(lines)


def placed_topics(
    catalog: Catalog, address: Permalink, topic: Topic, keys: Iterable[TopicKey]
) -> tuple[Reasoned, ...]:
    """Return topics that hold this one or are held by it, with what they share."""
    lines: list[Reasoned] = []
    for key in keys:
        if len(lines) < PLACED_SHOWN and catalog.has_group(Group("topic", key)):
            shared = catalog.shared_with(topic.key, key)
            why = _why(catalog, shared) if shared else catalog.wording.gettext(_BY_EDITOR)
            lines.append(_line(catalog, address, key, why))
    return tuple(lines)


def _why(catalog: Catalog, shared: Shared) -> str:
    wording = catalog.wording
    return wording.gettext(
        "%(articles)s, as in “%(title)s”",
        articles=wording.ngettext(
            "%(num)s shared article", "%(num)s shared articles", shared.articles
        ),
        title=catalog.card(shared.example).title,
    )


def _line(catalog: Catalog, address: Permalink, key: TopicKey, why: str) -> Reasoned:
    target = front_address(Group("topic", key))
    return Reasoned(catalog.topic(key).name, link(address, target), why)


def topics_relating(delta: TermDelta, catalog: Catalog) -> Iterator[str]:
    """Yield the topics that may show something of one that changed. Linear in topics if renamed."""
    for side in (delta.before, delta.after):
        if side is not None:
            yield from side.broader
    if delta.is_renamed:
        for term in catalog.terms("topic"):
            topic = catalog.topic(TopicKey(term.group.key))
            if delta.key in topic.broader or delta.key in topic.related:
                yield topic.key
