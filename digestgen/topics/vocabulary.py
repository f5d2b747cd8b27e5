"""The vocabulary: every spelling of a tag -> the topic it names.

Pure, and independent of the order of its inputs. The story, from certain to daring:

1. spellings that fold alike are one (`groups`);
2. what topics.yaml says is true: names, aliases, what is kept apart (`clusters`);
3. two forms in one source name one topic; then slips (`misspellings`), plural, blanks
   (`variants`);
4. a cut-off form belongs to the one tag that begins with it (`cut_offs`).

Wrongly joined topics spoil two digests, split ones only make a thin one, so every rule leans to
leaving apart; whatever it joined is recorded as a Merge, and topics.yaml overrules it
(`keep_apart`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import Merge, Topic, TopicEntry
from digestgen.text.words import word_count
from digestgen.topics.clusters import Clusters, Join
from digestgen.topics.cut_offs import cut_off_joins
from digestgen.topics.frozen import Published, frozen_slugs, successors
from digestgen.topics.groups import Group, Keys, is_cut_off, make_groups
from digestgen.topics.misspellings import MISSPELLING, corrected_name, misspelt
from digestgen.topics.naming import (
    ALIAS,
    TOPICS_FILE,
    Cluster,
    Names,
    collect,
    merges_of,
    name_topics,
    topic_of,
)
from digestgen.topics.variants import variants

SAME_ARTICLE = "same-article"


class Vocabulary(msgspec.Struct, frozen=True):
    """All topics of a site and the way to them."""

    topics: tuple[Topic, ...]
    """Sorted by key."""
    lookup: dict[str, TopicKey]
    """Every spelling as written, also those that only topics.yaml lists; sorted by spelling."""
    merges: tuple[Merge, ...]
    """Every spelling that differs from its topic's name, and why it is there; sorted."""
    problems: tuple[Problem, ...]
    successors: dict[str, TopicKey] = {}
    """Of every published slug the topic that its names mean now; sorted by slug."""


def build_vocabulary(
    spellings: Iterable[tuple[str, int]],
    pairs: Iterable[tuple[str, str]],
    entries: tuple[TopicEntry, ...],
    *,
    auto_merge: bool,
    language: str,
    first_seen: Mapping[str, str],
    published: Published | None = None,
) -> Vocabulary:
    """Return the vocabulary of a site.

    `spellings`: every tag as written with its number of articles. `pairs`: (tag, other form of it
    in the same source). `first_seen`: spelling -> path of the first article that has it, for
    messages. `auto_merge` off leaves it to folding and topics.yaml to join spellings. `published`:
    the slugs that topics had before, which they keep.
    Near-linear; 5,000 spellings take about half a second.
    """
    entries = tuple(sorted(entries, key=lambda entry: (entry.line, entry.column, entry.name)))
    sorted_pairs = sorted(set(pairs)) if auto_merge else []
    keys = Keys(entries)
    counts: Counter[str] = Counter()
    for spelling, count in spellings:
        if spelling.strip():
            counts[spelling] += count
    for entry in entries:
        counts.update(dict.fromkeys((entry.name, *entry.aliases), 0))
    present = frozenset(counts)
    counts.update({form: 0 for pair in sorted_pairs for form in pair if form.strip()})
    known = frozenset(counts)
    corrections = (
        _corrections(make_groups(counts, keys), entries, keys, language) if auto_merge else []
    )
    counts.update({right: 0 for _, right in corrections})

    groups = make_groups(counts, keys)
    number_of = {group.key: number for number, group in enumerate(groups)}
    clusters = Clusters([group.key for group in groups], [group.count for group in groups])
    _apply_entries(clusters, entries, keys, number_of)
    if auto_merge:
        numbered = [
            (number_of[keys(one)], number_of[keys(other)])
            for one, other in sorted_pairs
            if one.strip() and other.strip()
        ]
        slips = [(number_of[keys(wrong)], number_of[keys(right)]) for wrong, right in corrections]
        _join_all(groups, clusters, numbered, slips, language)
    found = collect(groups, clusters, entries, present)
    return _vocabulary(found, known, first_seen, published or {}, language)


def _corrections(
    groups: Sequence[Group], entries: Sequence[TopicEntry], keys: Keys, language: str
) -> list[tuple[str, str]]:
    """Return the misspelt names and what they were meant to be; what the editor wrote is right."""
    settled = {keys(name) for entry in entries for name in (entry.name, *entry.aliases)}
    return [
        (group.name, right)
        for group in groups
        if not group.is_cut and group.key not in settled
        if (right := corrected_name(group, language)) != group.name
    ]


def _apply_entries(
    clusters: Clusters, entries: Sequence[TopicEntry], keys: Keys, number_of: Mapping[str, int]
) -> None:
    for number, entry in enumerate(entries):
        clusters.claim(
            number_of[keys(entry.name)],
            number,
            keep_apart=[keys(name) for name in entry.keep_apart],
        )
    for entry in entries:
        for alias in entry.aliases:
            clusters.join(Join(number_of[keys(alias)], number_of[keys(entry.name)], ALIAS))


def _join_all(
    groups: Sequence[Group],
    clusters: Clusters,
    pairs: Sequence[tuple[int, int]],
    slips: Sequence[tuple[int, int]],
    language: str,
) -> None:
    joins = [_pair_join(groups, one, other, language) for one, other in pairs]
    joins += [Join(wrong, right, MISSPELLING) for wrong, right in slips]
    joins += misspelt(groups, language)
    joins += variants(groups, language)
    for join in joins:
        if not (groups[join.loser].is_cut or groups[join.winner].is_cut):
            clusters.join(join)
    together: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        together[one].add(other)
        together[other].add(one)
    for join in cut_off_joins(groups, clusters, together):
        clusters.join(join)


def _pair_join(groups: Sequence[Group], one: int, other: int, language: str) -> Join:
    """Return the join of two forms in one source: frequent, then listed, then first wins."""

    def rank(number: int) -> tuple[int, bool]:
        group = groups[number]
        # A form that no article has as its tag was still seen once: here.
        return -max(1, group.count), not all(word_count(word, language) for word in group.words)

    winner, loser = (other, one) if rank(other) < rank(one) else (one, other)
    return Join(loser, winner, SAME_ARTICLE)


def _vocabulary(
    found: Sequence[Cluster],
    known: frozenset[str],
    first_seen: Mapping[str, str],
    published: Published,
    language: str,
) -> Vocabulary:
    named, problems = name_topics(found, first_seen, frozen_slugs(found, published))
    lookup = {spelling: key for key, cluster in named for spelling, _ in cluster.spellings}
    for key, cluster in named:
        lookup.setdefault(cluster.name, key)
    names = Names(lookup)
    topics = [topic_of(key, cluster, known, names, language) for key, cluster in named]
    merges = [merge for key, cluster in named for merge in merges_of(key, cluster, known)]
    for _, cluster in named:
        problems += _doubts(cluster, names, first_seen)
    return Vocabulary(
        topics=tuple(sorted(topics, key=lambda topic: topic.key)),
        lookup=dict(sorted(lookup.items())),
        merges=tuple(sorted(merges)),
        problems=tuple(sorted(problems)),
        successors=dict(sorted(successors(published, names))),
    )


def _doubts(cluster: Cluster, names: Names, first_seen: Mapping[str, str]) -> list[Problem]:
    """Return what the editor may mend: cut-off tags without a whole, unknown names."""
    problems = []
    if cluster.cut_off:
        problems = [
            Problem(
                path=first_seen.get(spelling, ""),
                line=0,
                column=0,
                code="topic-cut-off",
                message=f"the tag '{spelling}' is cut off, and which tag it was cannot be told",
                hint=f"write it in full, or list it under 'aliases:' of a topic in {TOPICS_FILE}",
                severity=Severity.WARNING,
            )
            for spelling, _ in cluster.spellings
            if is_cut_off(spelling)
        ]
    if cluster.entry:
        problems += [
            Problem(
                path=TOPICS_FILE,
                line=cluster.entry.line,
                column=cluster.entry.column,
                code="topic-unknown",
                message=f"'{name}', related to '{cluster.entry.name}', is no topic of this site",
                hint="check its spelling; a topic needs an article or an entry",
                severity=Severity.WARNING,
            )
            for name in cluster.entry.related
            if names.find(name) is None
        ]
    return problems
