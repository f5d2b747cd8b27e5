"""What the articles say of two topics: shared articles, the company they keep, example titles.

Pure. One pass over the articles; only topics that a suggestion names are counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from digestgen.model.ids import TopicKey
from digestgen.topics.suggest import Evidence

EXAMPLES = 2
_MIN_COMPANY = 3
_Pair = tuple[TopicKey, TopicKey]


class Seen(NamedTuple):
    """What was seen in the articles."""

    evidence: Mapping[_Pair, Evidence]
    examples: Mapping[TopicKey, tuple[str, ...]]
    """Titles of a topic's first articles, in the order given."""


def look_at(pairs: Collection[_Pair], articles: Iterable[tuple[str, Collection[TopicKey]]]) -> Seen:
    """Return what is seen of `pairs`; `articles`: (title, topics) of each. Linear."""
    wanted = {key for pair in pairs for key in pair}
    sizes: Counter[TopicKey] = Counter()
    beside: defaultdict[TopicKey, set[TopicKey]] = defaultdict(set)
    shared: Counter[_Pair] = Counter()
    others: defaultdict[TopicKey, list[TopicKey]] = defaultdict(list)
    for one, other in pairs:
        others[one].append(other)
    examples: defaultdict[TopicKey, list[str]] = defaultdict(list)
    for title, keys in articles:
        all_keys = frozenset(keys)
        for key in all_keys & wanted:
            sizes[key] += 1
            beside[key] |= all_keys
            if len(examples[key]) < EXAMPLES:
                examples[key].append(title)
            shared.update((key, other) for other in others.get(key, ()) if other in all_keys)
    return Seen(
        {
            pair: Evidence(
                shared=shared[pair],
                fewest=min(sizes[pair[0]], sizes[pair[1]]),
                company=_company(*(beside[key] - {*pair} for key in pair)),
            )
            for pair in pairs
        },
        {key: tuple(titles) for key, titles in examples.items()},
    )


def _company(one: set[TopicKey], other: set[TopicKey]) -> float:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= _MIN_COMPANY else 0.0
