"""Topics that may be one, with what the articles of a project say for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digestgen.build.grouping import topic_sizes
from digestgen.model.topic import TopicEntry
from digestgen.store.catalog import Catalog

if TYPE_CHECKING:
    from digestgen.topics.evidence import Seen
    from digestgen.topics.suggest import Suggestion
    from digestgen.topics.vocabulary import Vocabulary


def near_topics(
    vocabulary: Vocabulary, catalog: Catalog, entries: tuple[TopicEntry, ...]
) -> tuple[tuple[Suggestion, ...], Seen]:
    """Return the suggestions, surest first, and the evidence behind them. Near-linear."""
    from digestgen.topics.evidence import look_at  # noqa: PLC0415  load rapidfuzz
    from digestgen.topics.suggest import candidates, suggestions  # noqa: PLC0415

    lookup = vocabulary.lookup
    pairs = candidates(vocabulary.topics, lookup, entries, catalog.config.language)
    cards = map(catalog.card, catalog.article_ids())
    seen = look_at(
        [pair.keys for pair in pairs],
        ((card.title, {lookup[tag] for tag in card.tags if tag in lookup}) for card in cards),
    )
    sizes = topic_sizes(catalog, lookup)
    return suggestions(pairs, vocabulary.topics, sizes, seen.evidence), seen
