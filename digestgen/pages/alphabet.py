"""Names from A to Z, for the indexes of topics, authors and sections."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec

from digestgen.model.ids import Permalink
from digestgen.model.view import Head
from digestgen.pages import opml
from digestgen.pages.addresses import FEEDS, MAP, front_address
from digestgen.pages.changes import regroups
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import PageKind, single_page
from digestgen.pages.links import link
from digestgen.pages.metadata import collection_meta
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Term
from digestgen.wording import gettext_noop


class Entry(msgspec.Struct, frozen=True):
    """A name with the number of its articles."""

    text: str
    href: str
    articles: int


class Letter(msgspec.Struct, frozen=True):
    """The names under one letter."""

    text: str
    anchor: str
    entries: tuple[Entry, ...]


class IndexView(msgspec.Struct, frozen=True):
    """Everything an index from A to Z shows."""

    head: Head
    title: str
    noun: str
    """What is counted, for the template: topics, authors or sections."""
    total: int
    letters: tuple[Letter, ...]
    map: str
    """To the map of topics; '' on other indexes."""


_DESCRIPTIONS = {
    "topic": gettext_noop("All topics from A to Z"),
    "author": gettext_noop("All authors from A to Z"),
    "section": gettext_noop("All sections from A to Z"),
}


def index_kind(kind: str, address: Permalink, *, title: str) -> PageKind:
    """Return the page kind of the index of all groups of a kind; `title` is a message."""
    return single_page(
        f"{kind}s_index",
        "index.html",
        address,
        lambda catalog: index_view(catalog, address, kind, title=title),
        reads=lambda delta, _catalog: regroups(delta, kind),
        reads_term=lambda delta: delta.kind == kind and delta.is_renamed,
    )


def index_view(catalog: Catalog, address: Permalink, kind: str, *, title: str) -> IndexView:
    """Return the index of all groups of a kind. Linear in their members."""
    wording = catalog.wording
    title = wording.gettext(title)
    terms = list(catalog.terms(kind))
    return IndexView(
        head=head_of(
            catalog,
            address,
            title=title,
            description=wording.gettext(_DESCRIPTIONS[kind]),
            other_feeds=((wording.gettext("Feeds of all topics"), FEEDS, opml.TYPE),)
            if kind == "topic"
            else (),
            meta=collection_meta(catalog.config, address, title),
        ),
        title=title,
        noun=f"{kind}s",
        total=len(terms),
        letters=_letters(address, terms),
        map=link(address, MAP) if kind == "topic" else "",
    )


def _letters(address: Permalink, terms: Iterable[Term]) -> tuple[Letter, ...]:
    found: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda t: (_sort_key(t.name), t.group.key)):
        found.setdefault(_letter_of(term.name), []).append(term)
    # What begins with no letter comes last.
    order = sorted(found, key=lambda letter: (letter == "#", _sort_key(letter), letter))
    return tuple(
        Letter(
            text=letter,
            anchor=f"dg-letter-{number}",
            entries=tuple(
                Entry(t.name, link(address, front_address(t.group)), t.articles)
                for t in found[letter]
            ),
        )
        for number, letter in enumerate(order, 1)
    )


def _letter_of(name: str) -> str:
    bare = _sort_key(name)[:1]
    return bare.upper()[:1] if bare.isalpha() else "#"


def _sort_key(name: str) -> str:
    """Return a form in which É stands with E and case does not matter."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(
        c for c in decomposed if not unicodedata.combining(c) and (c.isalnum() or c == " ")
    )
