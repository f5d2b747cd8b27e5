"""Which pages to look at after a change: those that the page kinds name as its readers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from digestgen.build.content import ContentUpdate
from digestgen.build.grouping import Regrouped, Touched
from digestgen.fingerprint import digest_bytes
from digestgen.model.card import Card
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, PageKey
from digestgen.model.mention import Mention
from digestgen.pages import KINDS
from digestgen.pages.linkers import names_of_file, pages_linking
from digestgen.pages.moved import leading_to
from digestgen.pages.moved_feed import feeds
from digestgen.pages.redirect import redirects
from digestgen.store import database, terms
from digestgen.store.articles import ArticleWriter, Stored, named_groups, whole_digest
from digestgen.store.catalog import Catalog
from digestgen.store.mentions import mentions_of
from digestgen.store.rows import ArticleRows, Relation
from digestgen.store.translations import original_names

_CARD = msgspec.msgpack.Decoder(Card)
_RELATION = msgspec.msgpack.Decoder(Relation)


def pages_to_look_at(
    db: database.Connection,
    catalog: Catalog,
    content: ContentUpdate,
) -> set[PageKey]:
    """Return the pages that may show something of what changed, and those that came or went.

    Not for a change of everything. The catalog is the new one.
    """
    touched, regrouped = content.touched, content.regrouped
    keys: set[PageKey] = set()
    for delta in _deltas(db, touched, regrouped):
        for kind in KINDS:
            keys.update(kind.readers(delta, catalog))
    for term in regrouped.terms:
        for kind in KINDS:
            keys.update(kind.term_readers(term, catalog))
    if content.is_new_day:
        keys.update(key for kind in KINDS if kind.is_daily for key in kind.keys(catalog))
    keys.update(old_pages(content.old_addresses, regrouped.succeeded, catalog))
    names = frozenset(name for path in content.files for name in names_of_file(path))
    linking = pages_linking(catalog, names)
    keys.update(PageKey("article", (permalink,)) for permalink in linking)
    return keys


def old_pages(
    addresses: Iterable[str], succeeded: Iterable[str], catalog: Catalog
) -> Iterator[PageKey]:
    """Yield the pages at old addresses that differ by changes of the ledger.

    `addresses` have other lines than before; `succeeded` are slugs of published topics whose names
    mean another topic.
    """
    found = set(addresses)
    for key in succeeded:
        found.update(address for address, _ in catalog.ledger_of_group("topic", key))
    known = {*leading_to(catalog, found), *found}
    yield from redirects(known)
    yield from feeds(iter(known))


def _deltas(
    db: database.Connection,
    touched: Mapping[str, Touched],
    regrouped: Regrouped,
) -> Iterator[Delta]:
    writer = ArticleWriter(db)
    renamed = {
        term.key
        for term in regrouped.terms
        if term.kind == "topic"
        and term.before
        and term.after
        and term.before.name != term.after.name
    }
    members = terms.members_of(db, "topic", renamed)
    for article_id in sorted({*touched, *regrouped.moved, *regrouped.mentions, *members}):
        change = touched.get(article_id)
        topics = writer.topics_of(article_id) or ()
        remarks = regrouped.mentions.get(article_id) or (mentions_of(db, article_id),) * 2
        before: Shown | None
        after: Shown | None
        if change is None:
            now = writer.stored(article_id)
            assert now is not None
            before_topics = regrouped.moved.get(article_id, (topics, topics))[0]
            before = _shown(now, before_topics, remarks[0])
            after = _shown(now, topics, remarks[1])
        else:
            old, new = change.before, change.after
            before = _shown(old, old.topics, remarks[0]) if old else None
            after = _shown(new, topics, remarks[1]) if new else None
        yield Delta(ArticleId(article_id), before, after)
        if article_id in members and after is not None and before != after:
            # The new name of its topic is told by equal halves, whatever else is new.
            yield Delta(ArticleId(article_id), after, after)


def shown_now(db: database.Connection, path: str) -> Shown | None:
    """Return what the site shows of the article of a file; None when it is not in the site."""
    article_id = unicodedata.normalize("NFC", path)
    now = ArticleWriter(db).stored(article_id)
    return _shown(now, now.topics, mentions_of(db, article_id)) if now else None


def _shown(
    side: Stored | ArticleRows, topics: tuple[str, ...], mentions: tuple[Mention, ...]
) -> Shown:
    return Shown(
        card=_CARD.decode(side.card),
        groups=(*named_groups(side.entries), *(("topic", key) for key in topics)),
        body_digest=side.body_digest
        if isinstance(side, Stored)
        else whole_digest(side.body_digest, side.detail),
        terms=_RELATION.decode(side.relation).terms,
        sketch=side.sketch,
        leads_digest=digest_bytes(side.leads),
        named_digest=digest_bytes(side.named),
        claims=side.entries.claims,
        translates=original_names(side.entries.original),
        mentions=mentions,
    )
