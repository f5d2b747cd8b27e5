"""The front of a topic: what it is, how much there is, when; newest articles, related topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.view import Anchor, CardLine, Head, Reasoned, Span, Year
from digestgen.pages import fronts
from digestgen.pages.addresses import feed_address, front_address
from digestgen.pages.changes import groups_touched, line_differs, moves, title_differs
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.pages.listing import span_of, topic_anchors
from digestgen.pages.mentions import Mentioning, mentioning, topics_that_list
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.text.lines import one_line

RELATED_SHOWN = 8
ALIASES_SHOWN = 6


class TopicView(msgspec.Struct, frozen=True):
    """Everything the front of a topic shows."""

    head: Head
    name: str
    type: str
    description_html: str
    """Safe HTML from the editor's Markdown; '' when there is none."""
    aliases: tuple[str, ...]
    articles: int
    span: Span
    feed: str
    newest: tuple[CardLine, ...]
    years: tuple[Year, ...]
    """What lies behind; empty when `newest` are all."""
    related: tuple[Reasoned, ...]
    broader: tuple[Anchor, ...]
    mentioning: Mentioning | None = None
    """Articles that mention it and are not among its own; None when there are none."""


def _view(key: PageKey, catalog: Catalog) -> TopicView:
    topic = catalog.topic(TopicKey(key.parts[0]))
    group = Group("topic", topic.key)
    address = front_address(group)
    newest, years = fronts.newest_lines(catalog, address, group)
    description_html, description = _described(topic) if topic.description else ("", "")
    articles = shape_of(catalog, group).total
    return TopicView(
        head=head_of(
            catalog,
            address,
            title=topic.name,
            description=description or f"Articles about {topic.name}",
            feeds=((topic.name, feed_address(group)),),
        ),
        name=topic.name,
        type=topic.type,
        description_html=description_html,
        aliases=topic.aliases[:ALIASES_SHOWN],
        articles=articles,
        span=span_of(catalog, group),
        feed=link(address, feed_address(group)),
        newest=newest,
        years=years,
        related=_related(catalog, address, topic),
        broader=topic_anchors(
            catalog, address, [k for k in topic.broader if catalog.has_group(Group("topic", k))]
        ),
        mentioning=mentioning(catalog, address, topic.key),
    )


def _described(topic: Topic) -> tuple[str, str]:
    """Return the description of a topic as safe HTML and as one line."""
    from digestgen.markdown import render_markdown, substitute  # noqa: PLC0415  loads markdown-it

    rendered = render_markdown(
        topic.description, path="content/topics.yaml", first_line=0, title=topic.name
    )
    # Links of a description that lead into the site are not resolved yet: shown as plain text.
    return substitute(rendered.html, [""] * len(rendered.links)), one_line(rendered.plain_text)


def _related(catalog: Catalog, address: Permalink, topic: Topic) -> tuple[Reasoned, ...]:
    """Return topics that share articles with this one, then those that the editor names."""
    lines = []
    seen = {topic.key}
    for shared in catalog.shared_topics(topic.key, RELATED_SHOWN):
        seen.add(shared.key)
        count = "1 shared article" if shared.articles == 1 else f"{shared.articles} shared articles"
        why = f"{count}, as in “{catalog.card(shared.example).title}”"
        lines.append(_line(catalog, address, shared.key, why))
    lines += [
        _line(catalog, address, key, "named by the editor")
        for key in topic.related
        if key not in seen and catalog.has_group(Group("topic", key))
    ]
    return tuple(lines)


def _line(catalog: Catalog, address: Permalink, key: TopicKey, why: str) -> Reasoned:
    target = front_address(Group("topic", key))
    return Reasoned(catalog.topic(key).name, link(address, target), why)


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the fronts that may show something of the article, and those that come or go with it.

    What other topics share with one is counted in its own articles, and told by a title.
    """
    for key in groups_touched(delta, "topic"):
        group = Group("topic", key)
        if (
            moves(delta, group)
            or title_differs(delta)
            or (line_differs(delta) and fronts.shows_line(delta, catalog, group))
        ):
            yield PageKey("topic", (key,))
    for key in topics_that_list(delta):
        yield PageKey("topic", (key,))


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the topic's own front, and those of topics whose editor names it. Linear in topics."""
    if delta.kind != "topic":
        return
    yield PageKey("topic", (delta.key,))
    if delta.is_renamed:
        for term in catalog.terms("topic"):
            topic = catalog.topic(TopicKey(term.group.key))
            if delta.key in topic.broader or delta.key in topic.related:
                yield PageKey("topic", (topic.key,))


KIND = PageKind(
    name="topic",
    template="topic.html",
    keys=partial(fronts.front_keys, "topic"),
    exists=fronts.front_exists,
    address=fronts.front_of,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
