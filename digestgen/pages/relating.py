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
from typing import NamedTuple

from digestgen.linking.related import Candidate, Profile, first_score, profile_of, relate
from digestgen.model.card import Card
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.pages.changes import (
    copies_differ,
    group_keys,
    groups_touched,
    halves,
    name_differs,
    relation_differs,
)
from digestgen.pages.related import (
    LEADING,
    LEADING_ASKED,
    LIKE_ASKED,
    NEIGHBOURS_ASKED,
    candidate_of,
    choose_related,
    profiles_of,
)
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.likeness import Chosen
from digestgen.store.marks import COPIES_ASKED, SHARED_MARKS

_TOPIC, _WORD, _PASSAGE = "topic", "word", "passage"
_Way = tuple[str, str | int]
"""How articles find each other: by a topic, a leading word or a passage of both."""
_ASKED = "asked"
_NO_LIMIT = 1 << 40


def pages_near(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may have other neighbours after a change.

    In their topics, among their related articles, or among their copies.
    """
    if name_differs(delta):
        for key in groups_touched(delta, "topic"):
            for shown in halves(delta):
                for near in catalog.around(Group("topic", key), shown.card, 1):
                    yield from (catalog.card(one).permalink for one in near)
    if relation_differs(delta):
        yield from _relating(delta, catalog)
    if copies_differ(delta):
        yield from _copying(delta, catalog)


class _Change(NamedTuple):
    """A change with what the article is compared by, before and after, as far as it is there."""

    delta: Delta
    sides: tuple[Candidate, ...]
    profiles: tuple[Profile, ...]


def _relating(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may show other related articles."""
    sides = tuple([_candidate(delta.article_id, shown) for shown in halves(delta)])
    change = _Change(delta, sides, tuple(map(profile_of, sides)))
    for one, ways in looking(delta, catalog, related_ways).items():
        shown = catalog.chosen(one)
        is_steady = all(ways.values())
        if shown is None or not _relates_again(catalog, one, shown, change, is_steady=is_steady):
            yield catalog.card(one).permalink


def _relates_again(
    catalog: Catalog, article_id: ArticleId, shown: Chosen, change: _Change, *, is_steady: bool
) -> bool:
    """Return whether an article shows the same related articles, for the same reasons.

    `is_steady`: it has the same candidates as before. Then nothing need be asked where the one that
    changed has no part in the ranking, neither before nor now.
    """
    if change.delta.article_id in shown.related:
        if not _is_told_alike(change, candidate_of(catalog, article_id)):
            return False
    elif is_steady:
        (own,) = profiles_of(catalog, (article_id,))
        if all(first_score(own, profile) < shown.bar for profile in change.profiles):
            return True
    return _asked(catalog, article_id, shown).related == shown.related


def _asked(catalog: Catalog, article_id: ArticleId, shown: Chosen) -> Chosen:
    """Return what an article would show now; its copies as they were."""

    def choose() -> Chosen:
        card, topics = catalog.card(article_id), catalog.topics_of(article_id)
        # Those whose copies may differ are looked at anyway.
        return choose_related(catalog, card, topics, copies=shown.copies).chosen()

    return catalog.remember(_ASKED, article_id, choose, at_most=_NO_LIMIT)


def asked_again(catalog: Catalog) -> dict[ArticleId, Chosen]:
    """Return what was asked of this catalog: to be kept, since the bars may be others."""
    return {ArticleId(one): found for one, found in catalog.remembered(_ASKED).items()}


def _is_told_alike(change: _Change, own: Candidate) -> bool:
    """Return whether what `own` says of the article is the same in word and reason."""
    if name_differs(change.delta):
        return False
    before, after = (relate(own, side, 0) for side in change.sides)
    return before == after


def _candidate(article_id: ArticleId, shown: Shown) -> Candidate:
    topics = tuple([TopicKey(key) for key in group_keys(shown, "topic")])
    return Candidate(article_id, shown.card.published, topics, shown.terms, shown.sketch)


def _copying(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may show other copies."""
    for one, ways in looking(delta, catalog, copied_ways).items():
        shown = catalog.chosen(one)
        if shown is not None and delta.article_id not in shown.copies:
            is_certain = all(ways.values()) and len(ways) < SHARED_MARKS
            if is_certain or _copies_again(catalog, one, shown):
                continue
        yield catalog.card(one).permalink


def _copies_again(catalog: Catalog, article_id: ArticleId, shown: Chosen) -> bool:
    """Return whether an article shows the same copies as it did."""
    find = partial(catalog.duplicates_of, catalog.card(article_id), catalog.sketch_of(article_id))
    return tuple(catalog.remember("copies again", article_id, find)) == shown.copies


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
