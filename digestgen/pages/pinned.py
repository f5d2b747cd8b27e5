"""The articles that an editor puts before the list of a topic."""

from __future__ import annotations

from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic
from digestgen.pages.changes import halves, line_differs
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.link_names import names_of


def pinned_cards(catalog: Catalog, topic: Topic) -> list[Card]:
    """Return the cards of the pinned articles in the editor's order, each once.

    They need not be members of the topic; those that are not there are told of as faults.
    """
    found = [catalog.pinned_article(name) for name in topic.pinned]
    return [catalog.card(one) for one in dict.fromkeys(found) if one is not None]


def topics_pinning(delta: Delta, catalog: Catalog) -> list[TopicKey]:
    """Return the topics whose pinned articles may differ by a change of an article."""
    if not line_differs(delta):
        return []
    names = dict.fromkeys(name for shown in halves(delta) for name in names_of(shown.card))
    return [key for key in catalog.pinning(names) if catalog.has_group(Group("topic", key))]
