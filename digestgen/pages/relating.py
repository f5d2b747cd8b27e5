"""Which articles' pages may show others than before, after a change of one.

Those that look at it: near it in time in a topic, under a leading word, under a passage. Who sees
an article among the nearest so many is seen from it among as many, so the same question names them.
Most would show the same again; the store knows what each page showed, so they are asked, which
costs a fraction of a look at the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from digestgen.model.card import Card
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, Permalink
from digestgen.pages.changes import (
    copies_differ,
    group_keys,
    groups_touched,
    halves,
    relation_differs,
)
from digestgen.pages.related import (
    LEADING,
    LEADING_ASKED,
    LIKE_ASKED,
    NEIGHBOURS_ASKED,
    choose_related,
)
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.likeness import Chosen
from digestgen.store.marks import COPIES_ASKED, SHARED_MARKS

_TOPIC, _WORD, _PASSAGE = "topic", "word", "passage"
_Way = tuple[str, str | int]
"""How articles find each other: by a topic, a leading word or a passage of both."""
_SAME, _OTHER = "same", "other"


def pages_near(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may have other neighbours after a change.

    In their topics, among their related articles, or among their copies.
    """
    if relation_differs(delta):
        for key in groups_touched(delta, "topic"):
            for shown in halves(delta):
                for near in catalog.around(Group("topic", key), shown.card, 1):
                    yield from (catalog.card(one).permalink for one in near)
        yield from _relating(delta, catalog)
    if copies_differ(delta):
        yield from _copying(delta, catalog)


def _relating(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may show other related articles."""
    is_even = _is_even(delta)
    for one, ways in looking(delta, catalog, related_ways).items():
        shown = catalog.chosen(one)
        if shown is not None and delta.article_id not in shown.related:
            # Without topics texts are compared word by word.
            if is_even and _are_steady(ways) and catalog.topics_of(one):
                continue
            ask = partial(_relates_again, catalog, one, shown)
            if catalog.remember("relates again", one, ask) is _SAME:
                continue
        yield catalog.card(one).permalink


def _copying(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may show other copies."""
    for one, ways in looking(delta, catalog, copied_ways).items():
        shown = catalog.chosen(one)
        if shown is not None and delta.article_id not in shown.copies:
            if _are_steady(ways) and len(ways) < SHARED_MARKS:
                continue
            ask = partial(_copies_again, catalog, one, shown)
            if catalog.remember("copies again", one, ask) is _SAME:
                continue
        yield catalog.card(one).permalink


def _relates_again(catalog: Catalog, article_id: ArticleId, shown: Chosen) -> str:
    """Return whether an article would show the same related articles as it did."""
    card, topics = catalog.card(article_id), catalog.topics_of(article_id)
    # Those whose copies may differ are looked at anyway.
    found = choose_related(catalog, card, topics, copies=shown.copies)
    return _SAME if tuple(one.article_id for one in found.related) == shown.related else _OTHER


def _copies_again(catalog: Catalog, article_id: ArticleId, shown: Chosen) -> str:
    """Return whether an article would show the same copies as it did."""
    found = catalog.duplicates_of(catalog.card(article_id), catalog.sketch_of(article_id))
    return _SAME if tuple(found) == shown.copies else _OTHER


def _is_even(delta: Delta) -> bool:
    """Return whether all by which others compare the article first is what it was."""
    before, after = delta.before, delta.after
    return (
        before is not None
        and after is not None
        and before.card.published == after.card.published
        and before.sketch.bits == after.sketch.bits
        and group_keys(before, "topic") == group_keys(after, "topic")
    )


def _are_steady(ways: dict[_Way, bool]) -> bool:
    """Return whether the article neither came nor went where it is found."""
    return all(ways.values())


def looking(
    delta: Delta, catalog: Catalog, ways_of: Callable[[Shown], set[_Way]]
) -> dict[ArticleId, dict[_Way, bool]]:
    """Return the articles that look at one by which ways, each with whether it stays in its place.

    Where it came or went it makes room for others, or takes it.
    """
    sides = [(shown.card, ways_of(shown)) for shown in halves(delta)]
    steady: set[_Way] = set()
    if len(sides) > 1 and sides[0][0].published == sides[1][0].published:
        steady = sides[0][1] & sides[1][1]
    found: defaultdict[ArticleId, dict[_Way, bool]] = defaultdict(dict)
    for place, (card, ways) in enumerate(sides):
        for way in ways - steady if place else ways:
            for one in _finding(catalog, way, card):
                found[one][way] = way in steady
    return found


def related_ways(shown: Shown) -> set[_Way]:
    """Return the ways by which an article may become a related one."""
    return {
        *((_WORD, mark) for mark in shown.sketch.word_marks()),
        *((_TOPIC, key) for key in group_keys(shown, "topic")),
    }


def copied_ways(shown: Shown) -> set[_Way]:
    """Return the ways by which an article may be found to be a copy."""
    return {(_PASSAGE, mark) for mark in shown.sketch.passage_marks()}


def _finding(catalog: Catalog, way: _Way, card: Card) -> Iterator[ArticleId]:
    """Yield the articles that look at one in a way of both."""
    kind, key = way
    if kind == _TOPIC:
        for near in catalog.around(Group("topic", str(key)), card, NEIGHBOURS_ASKED):
            yield from near
    elif kind == _PASSAGE:
        yield from catalog.marked(int(key), card, COPIES_ASKED)
    else:
        for marked in catalog.marked_at(int(key), card, LIKE_ASKED):
            for distance, (one, place) in enumerate(marked):
                is_leading = distance < LEADING_ASKED and place < LEADING
                if is_leading or not catalog.topics_of(one):
                    yield one
