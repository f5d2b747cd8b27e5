"""The home page: what leads now, the latest articles, the newest digest, what is rising."""

from __future__ import annotations

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.view import Anchor, CardLine, Head, Reasoned, Span
from digestgen.names import relative_link
from digestgen.pages import addresses, opml
from digestgen.pages.changes import is_among_newest, line_differs, moves, regroups
from digestgen.pages.chrome import head_of
from digestgen.pages.digest_order import newest_anchors
from digestgen.pages.feed_formats import other_feeds, site_formats
from digestgen.pages.home_digest import (
    Glance,
    Rising,
    glance_of,
    rising_of,
    shows_headline,
)
from digestgen.pages.home_topics import LeadTopic, lead_topics, shows_sentence
from digestgen.pages.kind import single_page
from digestgen.pages.listing import card_lines, span_of
from digestgen.pages.metadata import site_meta
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE
from digestgen.wording import Wording

LATEST_SHOWN = 20
LEADING_SHOWN = 12


class HomeView(msgspec.Struct, frozen=True):
    """Everything the home page shows."""

    head: Head
    title: str
    description: str
    articles: int
    topics: int
    span: Span
    latest: tuple[CardLine, ...]
    leading: tuple[Reasoned, ...]
    now: tuple[LeadTopic, ...]
    """The topics of the newest articles, each with a sentence."""
    glance: Glance | None
    """The newest digest; None when there is none."""
    rising: Rising | None
    digests: tuple[Anchor, ...]
    """The newest week and month."""
    digests_index: str
    """'' when there are none."""
    changes: str
    archive: str
    topics_index: str
    map: str


def _view(catalog: Catalog) -> HomeView:
    config = catalog.config
    terms = catalog.leading("topic", LEADING_SHOWN)
    return HomeView(
        head=head_of(
            catalog,
            addresses.HOME,
            title=config.title,
            other_feeds=(
                *other_feeds(site_formats(config), config.title, addresses.FEED),
                (catalog.wording.gettext("All feeds"), addresses.FEEDS, opml.TYPE),
            ),
            meta=site_meta(config),
        ),
        title=config.title,
        description=config.description,
        articles=catalog.article_count(),
        topics=sum(1 for _ in catalog.terms("topic")),
        span=span_of(catalog, ARCHIVE),
        latest=card_lines(catalog, addresses.HOME, catalog.newest(ARCHIVE, LATEST_SHOWN)),
        leading=tuple(
            Reasoned(
                term.name,
                relative_link(addresses.HOME, addresses.front_address(term.group)),
                _why(catalog.wording, term.articles, catalog.span(term.group)[1]),
            )
            for term in terms
        ),
        now=lead_topics(catalog, addresses.HOME),
        glance=glance_of(catalog, addresses.HOME),
        rising=rising_of(catalog, addresses.HOME),
        digests=(digests := newest_anchors(catalog, addresses.HOME)),
        digests_index=relative_link(addresses.HOME, addresses.DIGESTS) if digests else "",
        changes=relative_link(addresses.HOME, addresses.CHANGES),
        archive=relative_link(addresses.HOME, addresses.ARCHIVE),
        topics_index=relative_link(addresses.HOME, addresses.TOPICS),
        map=relative_link(addresses.HOME, addresses.MAP),
    )


def _why(wording: Wording, articles: int, last: str) -> str:
    count = wording.ngettext("%(num)s article", "%(num)s articles", articles)
    if not last:
        return count
    return wording.gettext("%(articles)s, latest %(day)s", articles=count, day=wording.day(last))


def _reads(delta: Delta, catalog: Catalog) -> bool:
    """Return whether a number, a date, one of the latest lines or a sentence may differ."""
    if moves(delta, ARCHIVE) or regroups(delta, "topic"):
        return True
    if line_differs(delta) and is_among_newest(delta, catalog, ARCHIVE, LATEST_SHOWN):
        return True
    return shows_headline(delta, catalog) or shows_sentence(delta, catalog)


KIND = single_page(
    "home",
    "home.html",
    addresses.HOME,
    _view,
    reads=_reads,
    reads_term=lambda delta: delta.kind == "topic" and delta.is_renamed,
)
