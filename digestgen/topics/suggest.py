"""Suggestions: topics that may be one, for an editor to decide.

Pure. Rules find pairs by blocking (`like_*`), vetoes take out what cannot be (`vetoes`), evidence
from the articles raises or lowers the rest: two tags on the same article speak against being one
topic, for nobody names a topic twice; tags that keep the same company speak for it. A small sum, so
that its reasons can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic, TopicEntry
from digestgen.topics.groups import Group, Keys, make_groups
from digestgen.topics.like_cut_offs import like_cut_offs
from digestgen.topics.like_forms import like_forms
from digestgen.topics.like_initials import like_initials
from digestgen.topics.like_sounds import like_sounds
from digestgen.topics.like_words import like_words
from digestgen.topics.likeness import Likeness
from digestgen.topics.vetoes import is_vetoed

LISTED_FROM = 0.5
"""Confidence from which a suggestion is shown."""
_RULES = (like_words, like_initials, like_forms, like_sounds, like_cut_offs)
_OWN_NUMBERS = frozenset({"acronym", "cut-off"})
"""Kinds that look at numbers themselves: `Mali coup 20...`, `ksp2`."""
_SECOND_RULE = 0.05
_SHARED_SHARE = 0.5
_COMPANY = 0.15
_LEAST_SURE, _SUREST = 0.0, 0.99


class Evidence(msgspec.Struct, frozen=True):
    """What the articles say of two topics."""

    shared: int
    """Articles that have both."""
    fewest: int
    """Articles of the smaller one."""
    company: float = 0.0
    """Share of the topics beside the one that stand beside the other as well, 0 to 1."""


class Suggestion(msgspec.Struct, frozen=True):
    """Two topics that may be one."""

    a: str
    """The name that would become an alias: of the topic with fewer articles."""
    b: str
    kind: str
    score: float
    """Confidence after evidence, 0 to 1."""
    reason: str
    keys: tuple[TopicKey, TopicKey]
    """Of `a` and `b`."""


class _Pair(msgspec.Struct, frozen=True):
    keys: tuple[TopicKey, TopicKey]
    found: tuple[Likeness, ...]


def candidates(
    topics: Sequence[Topic],
    lookup: Mapping[str, TopicKey],
    entries: Sequence[TopicEntry],
    language: str,
) -> tuple[_Pair, ...]:
    """Return the pairs of topics that a rule finds alike and no veto parts, sorted.

    `lookup`: every spelling with its topic. What an entry keeps apart is not found. Near-linear.
    """
    keys = Keys(entries)
    groups = make_groups(dict.fromkeys(lookup, 0), keys)
    topic_of = [lookup[group.spellings[0]] for group in groups]
    by_key = {topic.key: topic for topic in topics}
    apart = _kept_apart(entries, lookup)
    found: dict[tuple[TopicKey, TopicKey], list[Likeness]] = {}
    for likeness in _all_likenesses(groups, language):
        one, other = sorted((topic_of[likeness.one], topic_of[likeness.other]))
        if one == other or (one, other) in apart or one not in by_key or other not in by_key:
            continue
        found.setdefault((one, other), []).append(likeness)
    return tuple(
        _Pair(pair, tuple(sorted(set(found[pair]), key=lambda like: (-like.score, like))))
        for pair in sorted(found)
    )


def _all_likenesses(groups: Sequence[Group], language: str) -> Iterable[Likeness]:
    for rule in _RULES:
        for likeness in rule(groups, language):
            is_judged = likeness.kind in _OWN_NUMBERS
            if is_judged or not is_vetoed(groups[likeness.one], groups[likeness.other]):
                yield likeness


def _kept_apart(
    entries: Sequence[TopicEntry], lookup: Mapping[str, TopicKey]
) -> set[tuple[TopicKey, TopicKey]]:
    pairs = {
        tuple(sorted((lookup[entry.name], lookup[other])))
        for entry in entries
        for other in entry.keep_apart
        if entry.name in lookup and other in lookup
    }
    return {(one, other) for one, other in pairs}


def suggestions(
    pairs: Sequence[_Pair],
    topics: Sequence[Topic],
    sizes: Mapping[TopicKey, int],
    evidence: Mapping[tuple[TopicKey, TopicKey], Evidence],
    *,
    listed_from: float = LISTED_FROM,
) -> tuple[Suggestion, ...]:
    """Return what to ask the editor, surest first; `sizes`: articles of each topic."""
    names = {topic.key: topic.name for topic in topics}
    found = []
    for pair in pairs:
        score, reason = scored(pair.found, evidence.get(pair.keys))
        if score < listed_from:
            continue
        small, large = sorted(pair.keys, key=lambda key: (sizes.get(key, 0), -len(names[key]), key))
        found.append(
            Suggestion(
                names[small], names[large], pair.found[0].kind, score, reason, (small, large)
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.score, one.b, one.a)))


def scored(found: Sequence[Likeness], evidence: Evidence | None) -> tuple[float, str]:
    """Return the confidence, rounded, and its reasons in words; `found` sorted, the best first."""
    best = found[0]
    kinds = {like.kind for like in found}
    score = best.score + _SECOND_RULE * (len(kinds) - 1)
    reasons = [best.reason]
    if evidence and evidence.shared:
        share = evidence.shared / max(1, evidence.fewest)
        score -= _SHARED_SHARE * share
        reasons.append(f"but {evidence.shared} of {evidence.fewest} articles have both tags")
    if evidence and evidence.company:
        score += _COMPANY * evidence.company
        reasons.append(f"{evidence.company:.0%} of the topics beside them are the same")
    return round(min(_SUREST, max(_LEAST_SURE, score)), 2), "; ".join(reasons)
