"""Pages at addresses that are no longer live: they lead on, and say where and why.

They stand in no list, no sitemap and no feed, and search engines are asked to pass them over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen.ledger import GROUPS, is_page
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey
from digestgen.model.view import Anchor, Head
from digestgen.names import absolute_link
from digestgen.pages.addresses import (
    changes_address,
    digest_address,
    front_address,
    period_address,
)
from digestgen.pages.changes import groups_touched, halves, months_touched, moves
from digestgen.pages.chrome import head_of
from digestgen.pages.dates import month_part
from digestgen.pages.digest_readers import may_have_crossed, own_parts
from digestgen.pages.kind import AT_ONCE, PageKind
from digestgen.pages.links import link
from digestgen.pages.moved import (
    Why,
    addresses_of_group,
    lead_of,
    leading_to,
    pages_among,
)
from digestgen.pages.old_addresses import OldAddresses
from digestgen.pages.periods import parts_touched, shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.text.stretches import KINDS
from digestgen.wording import gettext_noop

_NAME = "redirect"
_OLD = OldAddresses(_NAME, is_page)
_WORDS = {
    Why.BY_HAND: gettext_noop("What was published at this address has moved."),
    Why.CLAIMED: gettext_noop("What was published at this address has moved."),
    Why.ARTICLE: gettext_noop("This article has a new address."),
    Why.TOPIC: gettext_noop("This topic now goes by another name."),
    Why.PERIOD: gettext_noop("The articles of this page now stand on another."),
    Why.GONE: gettext_noop("What was published at this address has been removed."),
}


class RedirectView(msgspec.Struct, frozen=True):
    """Everything a page that leads on shows."""

    head: Head
    """Its canonical address is that of the page it leads to."""
    title: str
    words: str
    """What happened, in a sentence."""
    target: Anchor
    is_moved: bool
    """Whether it stands elsewhere now; else it was removed, and this leads to the nearest."""


def _view(key: PageKey, catalog: Catalog) -> RedirectView:
    address = _OLD.address(key)
    lead = lead_of(catalog, address)
    is_moved = lead.why is not Why.GONE
    title = lead.text if is_moved else catalog.wording.gettext("This page was removed")
    words = catalog.wording.gettext(_WORDS[lead.why])
    head = head_of(catalog, address, title=title, description=words)
    canonical = absolute_link(catalog.config.base_url, lead.target)
    return RedirectView(
        head=msgspec.structs.replace(head, is_indexed=False, canonical=canonical),
        title=title,
        words=words,
        target=Anchor(lead.text, link(address, lead.target)),
        is_moved=is_moved,
    )


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield what led or leads to the article, and to pages of times that come or go with it."""
    known = leading_to(catalog, touched_addresses(delta, catalog))
    # What is claimed no more is not known any more.
    claimed = (claim for shown in halves(delta) for claim in shown.claims)
    yield from redirects(sorted({*known, *claimed}))


def touched_addresses(delta: Delta, catalog: Catalog) -> set[str]:
    """Return the addresses that are live or not, or lead elsewhere, by a change of an article."""
    found: set[str] = set()
    for shown in halves(delta):
        card = shown.card
        day = card.published.isoformat() if card.published else ""
        found.update(shown.claims)
        found.update(catalog.ledger_of_article(card.article_id, day, card.title))
        found.update((card.permalink, changes_address(card.permalink)))
    if moves(delta, ARCHIVE):
        for month in months_touched(delta, ARCHIVE):
            # A month of more articles was there before, and is there now.
            if shape_of(catalog, ARCHIVE).months.get(month, 0) <= AT_ONCE:
                found.add(period_address(ARCHIVE, month_part(month)))
                found.update(catalog.gone_in_month(month))
        for part in {part for kind in KINDS for part in own_parts(delta, kind)}:
            if may_have_crossed(delta, catalog, part):
                found.add(digest_address(part))
    for kind in GROUPS:
        for key in groups_touched(delta, kind):
            group = Group(kind, key)
            parts = parts_touched(delta, catalog, group)
            if parts and moves(delta, group):
                found.update(_of_parts(catalog, group, parts))
    return found


def _of_parts(catalog: Catalog, group: Group, parts: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of these times, and those that lead to the group at them."""
    parts = set(parts)
    years = {part[:4] for part in parts}
    yield from (period_address(group, part) for part in parts)
    keys = catalog.succeeded_by(group.key) if group.kind == "topic" else ()
    for key in {group.key, *keys}:
        for address, part in catalog.ledger_of_group(group.kind, key):
            if part and part[:4] in years:
                yield address


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield what led or leads to the group, by its names or because an editor says so."""
    if delta.is_renamed and delta.kind in GROUPS:
        group = Group(delta.kind, delta.key)
        front = front_address(group)
        found = {front, *addresses_of_group(catalog, *group)}
        yield from redirects(leading_to(catalog, found, [f"{front.removesuffix('.html')}/"]))


def redirects(known: Iterable[str]) -> Iterator[PageKey]:
    """Yield the pages at those of these old addresses where a page may lie."""
    for address in pages_among(known):
        yield PageKey(_NAME, (address,))


KIND = PageKind(
    name=_NAME,
    template="redirect.html",
    keys=_OLD.keys,
    exists=_OLD.exists,
    address=_OLD.address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
