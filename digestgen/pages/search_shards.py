"""What the search looks things up in, in small files; a page loads those that a query needs.

- `search/topics.js`: all topics with their other names and the number of their articles
- `search/headlines/2020-04.js`: the headlines of a month (`undated.js`)
- `search/words/tr.js`: the words of headlines that begin so, each with its months

So "trip" needs `words/tr.js`, then the newest of the months it names, until the screen is full. An
edit of a title changes its month, and of the shards of words only those where a word is the first
or the last of its month: most words of a title stand there already. A headline with each of its
words was weighed: a query would take one file, but a common beginning would hold thousands of
headlines, and one new article would rewrite eight such files.

Each is a script that hands its rows over, because no browser lets a page that lies on a disk read a
JSON file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.model.delta import Delta, Shown, TermDelta
from digestgen.model.ids import PageKey, Permalink, TopicKey
from digestgen.pages.addresses import SEARCH, front_address, search_address
from digestgen.pages.changes import halves, month_of, regroups
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.kind import PageKind, single_page
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE
from digestgen.text.headline_words import folded, headline_words, shard_of

_TEMPLATE = "search_data.js"
_HEADLINES, _WORDS = "search_month", "search_words"

Row = tuple[str | int, ...]
"""Texts and numbers; `docs/search.md` says which."""


class SearchDataView(msgspec.Struct, frozen=True):
    """One shard."""

    name: str
    """Its path below `search/`, without the suffix."""
    rows: tuple[Row, ...]


# topics


def _topics_view(catalog: Catalog) -> SearchDataView:
    """Return name, link, number of articles, then other names. Linear in the topics."""
    rows: list[Row] = []
    for term in catalog.terms("topic"):
        own = folded(term.name)
        aliases = catalog.topic(TopicKey(term.group.key)).aliases
        # What is found by the name anyway is left out.
        others = {folded(alias): alias for alias in reversed(aliases) if folded(alias) != own}
        href = link(SEARCH, front_address(term.group))
        rows.append((term.name, href, term.articles, *sorted(others.values())))
    return SearchDataView("topics", tuple(rows))


TOPICS_KIND = single_page(
    "search_topics",
    _TEMPLATE,
    search_address("topics"),
    _topics_view,
    reads=lambda delta, _catalog: regroups(delta, "topic"),
    reads_term=lambda delta: delta.kind == "topic",
)


# headlines


def _month_keys(catalog: Catalog) -> Iterator[PageKey]:
    for month, _ in catalog.months(ARCHIVE):
        yield PageKey(_HEADLINES, (month_part(month),))


def _month_exists(key: PageKey, catalog: Catalog) -> bool:
    return key in set(_month_keys(catalog))


def _month_address(key: PageKey) -> Permalink:
    return search_address(f"headlines/{key.parts[0]}")


def _month_view(key: PageKey, catalog: Catalog) -> SearchDataView:
    """Return title, link, date and language of the articles, newest first."""
    rows: list[Row] = []
    for card in catalog.in_month(ARCHIVE, month_of_part(key.parts[0])):
        published = card.published.isoformat() if card.published else ""
        rows.append((card.title, link(SEARCH, card.permalink), published, card.language))
    return SearchDataView(f"headlines/{key.parts[0]}", tuple(rows))


def _month_readers(delta: Delta, _catalog: Catalog) -> Iterator[PageKey]:
    if _line(delta.before) != _line(delta.after):
        for month in sorted({month_of(shown) for shown in halves(delta)}):
            yield PageKey(_HEADLINES, (month_part(month),))


def _line(shown: Shown | None) -> object:
    card = shown.card if shown else None
    return card and (card.title, card.permalink, card.published, card.language)


def _no_readers(_delta: TermDelta, _catalog: Catalog) -> list[PageKey]:
    return []


MONTH_KIND = PageKind(
    name=_HEADLINES,
    template=_TEMPLATE,
    keys=_month_keys,
    exists=_month_exists,
    address=_month_address,
    view=_month_view,
    readers=_month_readers,
    term_readers=_no_readers,
)


# words


def _words_keys(catalog: Catalog) -> Iterator[PageKey]:
    for shard in catalog.headline_shards():
        yield PageKey(_WORDS, (shard,))


def _words_exists(key: PageKey, catalog: Catalog) -> bool:
    return catalog.has_headline_shard(key.parts[0])


def _words_address(key: PageKey) -> Permalink:
    return search_address(f"words/{key.parts[0]}")


def _words_view(key: PageKey, catalog: Catalog) -> SearchDataView:
    """Return each word with the parts of its months, oldest first, blanks between."""
    words = catalog.headline_words(key.parts[0]).items()
    rows = tuple((word, " ".join(map(month_part, months))) for word, months in words)
    return SearchDataView(f"words/{key.parts[0]}", rows)


def _words_readers(delta: Delta, _catalog: Catalog) -> Iterator[PageKey]:
    changed = _placed(delta.before) ^ _placed(delta.after)
    for shard in sorted({shard_of(word) for word, _ in changed}):
        yield PageKey(_WORDS, (shard,))


def _placed(shown: Shown | None) -> set[tuple[str, str]]:
    """Return the words of the title with the article's month."""
    if shown is None:
        return set()
    return {(word, month_of(shown)) for word in headline_words(shown.card.title)}


WORDS_KIND = PageKind(
    name=_WORDS,
    template=_TEMPLATE,
    keys=_words_keys,
    exists=_words_exists,
    address=_words_address,
    view=_words_view,
    readers=_words_readers,
    term_readers=_no_readers,
)
