"""The map of topics: the leading ones, and which of them share articles."""

from __future__ import annotations

import msgspec

from digestgen.charts.graph import Node, Tie, strongest
from digestgen.charts.topic_map import TopicMap, draw_arcs, draw_map
from digestgen.model.delta import Delta
from digestgen.model.ids import TopicKey
from digestgen.model.view import Head
from digestgen.pages import addresses
from digestgen.pages.changes import group_keys
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import single_page
from digestgen.pages.links import link
from digestgen.pages.metadata import collection_meta, step_to_index
from digestgen.store.catalog import Catalog

SHOWN = 24
TIES_EACH = 2


class MapLink(msgspec.Struct, frozen=True):
    """A topic that shares articles with another."""

    text: str
    href: str
    shared: int


class MapRow(msgspec.Struct, frozen=True):
    """A topic in the table below the map."""

    text: str
    href: str
    articles: int
    ties: tuple[MapLink, ...]
    """All that the map draws from it, the strongest first."""


class MapView(msgspec.Struct, frozen=True):
    """Everything the map of topics shows."""

    head: Head
    title: str
    topics: int
    """Of the whole site."""
    wide: TopicMap | None
    """None when no two of the leading topics share an article."""
    narrow: TopicMap | None
    rows: tuple[MapRow, ...]
    topics_index: str


def _view(catalog: Catalog) -> MapView:
    address = addresses.MAP
    title = catalog.wording.gettext("Map of topics")
    leading = catalog.leading("topic", SHOWN)
    nodes = [
        Node(term.name, link(address, addresses.front_address(term.group)), term.articles)
        for term in leading
    ]
    found = catalog.ties_among([TopicKey(term.group.key) for term in leading])
    ties = strongest([Tie(*tie) for tie in found], len(nodes), TIES_EACH)
    is_drawn = bool(ties)
    return MapView(
        head=head_of(
            catalog,
            address,
            title=title,
            description=catalog.wording.gettext(
                "The leading topics, and which of them share articles"
            ),
            meta=collection_meta(
                catalog.config, address, title, (step_to_index(catalog.wording, "topic"),)
            ),
        ),
        title=title,
        topics=catalog.term_count("topic"),
        wide=draw_map(nodes, ties) if is_drawn else None,
        narrow=draw_arcs(nodes, ties) if is_drawn else None,
        rows=tuple(_row(at, nodes, ties) for at in range(len(nodes))),
        topics_index=link(address, addresses.TOPICS),
    )


def _row(at: int, nodes: list[Node], ties: list[Tie]) -> MapRow:
    mine = sorted(
        ((t.shared, t.other if t.one == at else t.one) for t in ties if at in (t.one, t.other)),
        key=lambda tie: (-tie[0], tie[1]),
    )
    return MapRow(
        text=nodes[at].text,
        href=nodes[at].href,
        articles=nodes[at].articles,
        ties=tuple(MapLink(nodes[i].text, nodes[i].href, shared) for shared, i in mine),
    )


def _reads(delta: Delta, catalog: Catalog) -> bool:
    """Return whether a number on the map, or which topics lead, may differ.

    A leading topic grows by an article that joins it. Another topic can only take the place of a
    leading one that an article left; what was left may lead no more, so it is not asked for.
    """
    before, after = (
        set(group_keys(s, "topic")) if s else set() for s in (delta.before, delta.after)
    )
    if before - after:
        return True
    joined = after - before
    return bool(joined) and any(
        term.group.key in joined for term in catalog.leading("topic", SHOWN)
    )


KIND = single_page(
    "topic_map",
    "topic_map.html",
    addresses.MAP,
    _view,
    reads=_reads,
    reads_term=lambda delta: delta.kind == "topic" and delta.is_renamed,
)
