"""A topic among its related topics, as its own page draws it.

What is drawn follows from the topic's own articles alone: a dot and its line say how many of them a
related topic has, a line between two related topics how many have both. How large a related topic
is, or what two of them share elsewhere, is not shown: so an article changes the pages of its own
topics, and no other.
"""

from __future__ import annotations

from digestgen.charts.graph import Node, Tie, strongest
from digestgen.charts.neighbourhood import Neighbourhood, draw_neighbourhood
from digestgen.model.ids import Permalink
from digestgen.model.topic import Topic
from digestgen.pages.addresses import front_address
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

SHOWN = 8
NEWEST_ASKED = 100
"""Lines between related topics are told by the newest articles, so that a topic of thousands costs
no more than others."""
CROSS_EACH = 2
"""Of each related topic's lines to the others, the strongest are drawn."""


def neighbourhood_of(catalog: Catalog, address: Permalink, topic: Topic) -> Neighbourhood | None:
    """Return the drawing for the page of a topic at `address`; None with too few related topics."""
    shared = catalog.most_shared(topic.key, SHOWN)
    nodes = [
        Node(catalog.topic(key).name, link(address, front_address(Group("topic", key))), articles)
        for key, articles in shared
    ]
    found = catalog.ties_within(topic.key, [key for key, _ in shared], NEWEST_ASKED)
    ties = strongest([Tie(*tie) for tie in found], len(nodes), CROSS_EACH)
    return draw_neighbourhood(topic.name, nodes, ties)
