"""The front of a topic: what it is, how much there is, what happened; articles, other topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.charts.neighbourhood import Neighbourhood
from digestgen.charts.timeline import Timeline
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.view import CardLine, Digest, Head, Reasoned, Span, Year
from digestgen.pages import fronts
from digestgen.pages.addresses import feed_address, front_address
from digestgen.pages.changes import groups_touched, line_differs, moves, title_differs
from digestgen.pages.chrome import head_of
from digestgen.pages.feed_formats import other_feeds, topic_formats
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.pages.listing import card_lines, span_of
from digestgen.pages.mentions import Mentioning, mentioning, topics_that_list
from digestgen.pages.metadata import collection_meta, step_to_index
from digestgen.pages.neighbourhoods import neighbourhood_of
from digestgen.pages.periods import shape_of
from digestgen.pages.pinned import pinned_cards, topics_pinning
from digestgen.pages.social_cards import topic_card_url
from digestgen.pages.timelines import timeline_of
from digestgen.pages.topic_digest import digest_of, shows_article, topics_naming
from digestgen.pages.topic_feed import articles_about
from digestgen.pages.topic_names import NameIn, aliases_beside, names_in
from digestgen.pages.topic_relations import placed_topics, related_topics, topics_relating
from digestgen.pages.year_shelves import YearShelf, year_shelves
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.text.lines import one_line

ALIASES_SHOWN = 6


class TopicView(msgspec.Struct, frozen=True):
    """Everything the front of a topic shows."""

    head: Head
    name: str
    type: str
    description_html: str
    """Safe HTML from the editor's Markdown; '' when there is none."""
    scope: str
    """What belongs here and what does not, from the editor; plain, '' for nothing."""
    aliases: tuple[str, ...]
    names: tuple[NameIn, ...]
    """What it is called in other languages."""
    articles: int
    span: Span
    feed: str
    newest: tuple[CardLine, ...]
    years: tuple[Year, ...]
    """What lies behind; empty when `newest` are all."""
    digest: Digest
    pinned: tuple[CardLine, ...]
    """What the editor put first."""
    related: tuple[Reasoned, ...]
    timeline: Timeline | None
    neighbourhood: Neighbourhood | None
    broader: tuple[Reasoned, ...]
    narrower: tuple[Reasoned, ...]
    mentioning: Mentioning | None = None
    """Articles that mention it and are not among its own; None when there are none."""
    by_year: tuple[YearShelf, ...] = ()
    """`newest` by year, when they are all, many, and of several years."""


def _view(key: PageKey, catalog: Catalog) -> TopicView:
    topic = catalog.topic(TopicKey(key.parts[0]))
    group = Group("topic", topic.key)
    address = front_address(group)
    feed = feed_address(group)
    newest, years = fronts.newest_lines(catalog, address, group)
    description_html, description = _described(topic) if topic.description else ("", "")
    articles = shape_of(catalog, group).total
    return TopicView(
        head=head_of(
            catalog,
            address,
            title=topic.name,
            description=description or articles_about(catalog, topic.name),
            feeds=((topic.name, feed),),
            other_feeds=other_feeds(topic_formats(catalog.config), topic.name, feed),
            meta=collection_meta(
                catalog.config,
                address,
                topic.name,
                (step_to_index(catalog.wording, "topic"),),
                about=(topic.type, topic.name),
                social_card=topic_card_url(catalog.config, address),
            ),
        ),
        name=topic.name,
        type=topic.type,
        description_html=description_html,
        scope=topic.scope,
        aliases=aliases_beside(topic)[:ALIASES_SHOWN],
        names=names_in(topic),
        articles=articles,
        span=span_of(catalog, group),
        feed=link(address, feed),
        newest=newest,
        years=years,
        timeline=timeline_of(catalog, address, group),
        neighbourhood=neighbourhood_of(catalog, address, topic),
        digest=digest_of(catalog, address, topic),
        pinned=card_lines(catalog, address, pinned_cards(catalog, topic)),
        related=related_topics(catalog, address, topic),
        broader=placed_topics(catalog, address, topic, topic.broader),
        narrower=placed_topics(catalog, address, topic, catalog.narrower(topic.key)),
        mentioning=mentioning(catalog, address, topic.key),
        by_year=() if years else year_shelves(catalog.wording, newest),
    )


def _described(topic: Topic) -> tuple[str, str]:
    """Return the description of a topic as safe HTML and as one line."""
    from digestgen.markdown import render_markdown, substitute  # noqa: PLC0415  loads markdown-it

    rendered = render_markdown(
        topic.description, path="content/topics.yaml", first_line=0, title=topic.name
    )
    # Links of a description that lead into the site are not resolved yet: shown as plain text.
    return substitute(rendered.html, [""] * len(rendered.links)), one_line(rendered.plain_text)


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
            or shows_article(delta, catalog, group)
        ):
            yield PageKey("topic", (key,))
    for key in (*topics_pinning(delta, catalog), *topics_that_list(delta)):
        yield PageKey("topic", (key,))


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the topic's own front, and those that show its name or go by its other spellings."""
    if delta.kind != "topic":
        return
    keys = {delta.key, *topics_relating(delta, catalog), *topics_naming(delta, catalog)}
    for key in sorted(keys):
        yield PageKey("topic", (key,))


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
