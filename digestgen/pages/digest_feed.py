"""The Atom feeds of the digests, one of weeks and one of months, an entry each.

Two feeds and not one: whoever wants to be told once a week does not want the month on top, and in
one feed every article would be told twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.addresses import digest_address, digest_feed_address
from digestgen.pages.digest_order import kinds_of, part_in_words, parts_of
from digestgen.pages.digest_page import feed_title
from digestgen.pages.digest_readers import parts_counted
from digestgen.pages.digest_topics import Days, Saw, by_weight, in_words, seen_in
from digestgen.pages.entries import NEVER, EntryView, FeedView
from digestgen.pages.feed_formats import FORMATS, in_format, site_formats
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog
from digestgen.text.stretches import MONTH, WEEK
from digestgen.wording import gettext_noop

LEADING_TOLD = 6
_NAME = "digest_feed"
_SUBTITLES = {
    WEEK: gettext_noop("What each week saw, topic by topic"),
    MONTH: gettext_noop("What each month saw, topic by topic"),
}


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for kind in kinds_of(catalog):
        yield PageKey(_NAME, (kind,))


def _newest(catalog: Catalog, kind: str) -> tuple[str, ...]:
    return parts_of(catalog, kind)[-catalog.config.feed_length :][::-1]


def _view(key: PageKey, catalog: Catalog) -> FeedView:
    kind = key.parts[0]
    config = catalog.config
    # Asked for each format, and each entry looks at all articles of its time.
    entries = tuple(
        catalog.remember("digest entry", part, partial(_entry, catalog, part))
        for part in _newest(catalog, kind)
    )
    return FeedView(
        title=f"{feed_title(catalog, kind)} - {config.title}",
        subtitle=catalog.wording.gettext(_SUBTITLES[kind]),
        language=config.language,
        self_link=absolute_link(config.base_url, digest_feed_address(kind)),
        page_link=absolute_link(config.base_url, addresses.DIGESTS),
        updated=max((entry.updated for entry in entries), default=NEVER),
        entries=entries,
    )


def _entry(catalog: Catalog, part: str) -> EntryView:
    days = Days.of_part(part)
    seen = seen_in(catalog, days)
    saws = by_weight(list(seen.topics.values()))
    newest = catalog.card(next(iter(seen.articles))).published
    moment = f"{newest}T00:00:00Z"
    return EntryView(
        title=part_in_words(part, catalog.wording),
        link=absolute_link(catalog.config.base_url, digest_address(part)),
        published=moment,
        updated=moment,
        summary=" ".join(_sentences(catalog, len(seen.articles), saws, days)),
        language="",
        authors=(catalog.config.title,),
        topics=tuple(catalog.topic(saw.key).name for saw in saws[:LEADING_TOLD]),
    )


def _sentences(catalog: Catalog, articles: int, saws: list[Saw], days: Days) -> Iterator[str]:
    wording = catalog.wording

    def names(of: list[Saw], *, with_why: bool = False) -> str:
        told = [
            f"{catalog.topic(saw.key).name} ({in_words(saw, days.unit, wording)})"
            if with_why
            else catalog.topic(saw.key).name
            for saw in of[:LEADING_TOLD]
        ]
        names = wording.semicolon.join(told)
        if len(of) <= LEADING_TOLD:
            return names
        more = wording.figure(len(of) - LEADING_TOLD)
        return wording.gettext("%(names)s and %(num)s more", names=names, num=more)

    yield wording.ngettext("%(num)s article.", "%(num)s articles.", articles)
    if saws:
        leading = [f"{catalog.topic(s.key).name} {len(s.ids)}" for s in saws[:LEADING_TOLD]]
        yield wording.gettext("Most on: %(topics)s.", topics=wording.commas(leading))
    if rising := [saw for saw in saws if saw.before]:
        yield wording.gettext("Rising: %(topics)s.", topics=names(rising, with_why=True))
    if new := [saw for saw in saws if saw.is_new]:
        yield wording.gettext("New: %(topics)s.", topics=names(new))


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    for kind in kinds_of(catalog):
        told = parts_counted(delta, catalog, kind)
        if told and _is_in_feed(catalog, kind, told):
            yield PageKey(_NAME, (kind,))


def _is_in_feed(catalog: Catalog, kind: str, parts: set[str]) -> bool:
    """Return whether one of these may be or have been among the newest of the feed."""
    newest = _newest(catalog, kind)
    if len(newest) < catalog.config.feed_length:
        return True
    return max(parts, default="") >= newest[-1]


KIND = PageKind(
    name=_NAME,
    template="feed.xml",
    keys=_keys,
    exists=lambda key, catalog: key in _keys(catalog),
    address=lambda key: digest_feed_address(key.parts[0]),
    view=_view,
    readers=_readers,
    term_readers=lambda _delta, _catalog: (),
)
IN_OTHER_FORMATS = tuple(in_format(KIND, one, site_formats) for one in FORMATS)
