"""Addresses of topics are for ever: a topic keeps the slug under which it was published.

Pure. What was published is known by names: a topic has a slug when one of its spellings is
a name that the slug had, letter by letter or, where only one topic folds so, folded. Of several
slugs (two published topics became one) it keeps the one that has its present name; a slug that two
topics could have (one became two) goes to the one of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from digestgen.model.ids import TopicKey
from digestgen.names import slugify
from digestgen.text.fold import fold

if TYPE_CHECKING:
    from digestgen.topics.naming import Cluster, Names

Published = Mapping[str, tuple[str, ...]]
"""Slugs of topics that had a page, each with the names that it had there."""


def frozen_slugs(found: Sequence[Cluster], published: Published) -> dict[int, str]:
    """Return the slugs that clusters keep, by their places in `found`.

    The pairs of a cluster and a slug are taken best first. Saying again what follows from this
    (that the slug was published with the cluster's name) only lifts a pair that is taken anyway; so
    a second build gives what the first gave.
    """
    if not published:
        return {}
    places = _Places(found)
    taken = {c.slug.casefold() for c in found if c.entry and c.entry.slug}
    pairs = sorted(
        (_rank(found[place], slug, names, places), slug, place)
        for slug, names in published.items()
        for place in places.of(names)
    )
    kept: dict[int, str] = {}
    for _, slug, place in pairs:
        cluster = found[place]
        is_chosen = cluster.entry is not None and bool(cluster.entry.slug)
        if place not in kept and not is_chosen and slug.casefold() not in taken:
            kept[place] = slug
            taken.add(slug.casefold())
    return kept


def _rank(cluster: Cluster, slug: str, names: Sequence[str], places: _Places) -> int:
    """Return how well a slug fits a cluster; less is better."""
    has_name = cluster.name in names and places.find(cluster.name) is not None
    is_natural = slug == slugify(cluster.name)
    return (0 if is_natural else 1) if has_name else (2 if is_natural else 3)


class _Places:
    """Finds clusters by the names of their spellings."""

    def __init__(self, found: Sequence[Cluster]) -> None:
        self._exact: dict[str, int] = {}
        for place, cluster in enumerate(found):
            for spelling, _ in cluster.spellings:
                self._exact[spelling] = place
        for place, cluster in enumerate(found):
            self._exact.setdefault(cluster.name, place)
        self._folded: dict[str, int | None] = {}
        for spelling, place in self._exact.items():
            folded = fold(spelling)
            self._folded[folded] = place if self._folded.get(folded, place) == place else None

    def of(self, names: Iterable[str]) -> set[int]:
        """Return the places of all clusters that these names mean."""
        return {place for place in map(self.find, names) if place is not None}

    def find(self, name: str) -> int | None:
        """Return the place of the cluster that a name means."""
        exact = self._exact.get(name)
        return self._folded.get(fold(name)) if exact is None else exact


def successors(published: Published, named: Names) -> Iterator[tuple[str, TopicKey]]:
    """Yield each published slug with the topic that its names mean now, if any."""
    for slug, names in published.items():
        for name in sorted(names, key=lambda name: (slugify(name) != slug, name)):
            topic = named.find(name)
            if topic is not None:
                yield slug, topic
                break
