"""Clusters -> topics: name, slug, aliases, and the record of what was joined.

Pure. Two topics with one slug are a fault that names both; the second keeps a key of its own, so
that the rest of the build can still be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import Merge, Topic, TopicEntry
from digestgen.names import slugify
from digestgen.text.fold import fold
from digestgen.text.language_names import tags_of
from digestgen.topics.clusters import Clusters
from digestgen.topics.groups import Group

TOPICS_FILE = "topics.yaml"
"""Below `content/`, as the paths of articles are."""
FOLDING = "folding"
ALIAS = "alias"


class Cluster(msgspec.Struct, frozen=True):
    """The groups of one topic."""

    name: str
    slug: str
    entry: TopicEntry | None
    spellings: tuple[tuple[str, str], ...]
    """Each with the reason why it is here, sorted."""
    cut_off: bool
    """Whether nothing but cut-off forms is known of it."""


def collect(
    groups: Sequence[Group],
    clusters: Clusters,
    entries: Sequence[TopicEntry],
    present: Set[str],
) -> list[Cluster]:
    """Return the clusters that an article or an entry names, entries first, then by name."""
    members: dict[int, list[int]] = {}
    for number in range(len(groups)):
        members.setdefault(clusters.root(number), []).append(number)
    found = [
        _cluster(groups, numbers, clusters, entries)
        for numbers in members.values()
        if any(spelling in present for number in numbers for spelling in groups[number].spellings)
    ]
    return sorted(
        found,
        key=lambda one: (
            one.entry is None,
            (one.entry.line, one.entry.column) if one.entry else (0, 0),
            one.name,
        ),
    )


def _cluster(
    groups: Sequence[Group],
    numbers: Sequence[int],
    clusters: Clusters,
    entries: Sequence[TopicEntry],
) -> Cluster:
    shown = clusters.shown(numbers[0])
    entry_number = clusters.entry(shown)
    entry = None if entry_number is None else entries[entry_number]
    listed = frozenset(entry.aliases) if entry else frozenset()
    name = entry.name if entry else groups[shown].name
    reasons = {
        spelling: ALIAS
        if spelling in listed
        else clusters.reason(number)
        if number != shown
        else FOLDING
        for number in numbers
        for spelling in groups[number].spellings
    }
    return Cluster(
        name=name,
        slug=(entry.slug if entry else "") or slugify(name),
        entry=entry,
        spellings=tuple(sorted(reasons.items())),
        cut_off=all(groups[number].is_cut for number in numbers),
    )


def name_topics(
    found: Sequence[Cluster], first_seen: Mapping[str, str], kept: Mapping[int, str] | None = None
) -> tuple[list[tuple[TopicKey, Cluster]], list[Problem]]:
    """Return each cluster with its key, unique whatever the case, and the clashes of slugs.

    `kept`: the slugs under which some were published (see `frozen`), by their places in `found`.
    """
    named: list[tuple[TopicKey, Cluster]] = []
    problems = []
    owners: dict[str, Cluster] = {}
    for place, cluster in enumerate(found):
        key = kept.get(place, cluster.slug) if kept else cluster.slug
        owner = owners.setdefault(key.casefold(), cluster)
        if owner is not cluster:
            problems.append(_clash(cluster, owner, key, first_seen))
            key = slugify(f"{key} {slugify('!' + ''.join(s for s, _ in cluster.spellings))}")
        named.append((TopicKey(key), cluster))
    return named, problems


def _clash(cluster: Cluster, owner: Cluster, key: str, first_seen: Mapping[str, str]) -> Problem:
    (path, line, column), (other_path, other_line, _) = (
        place_of(one, first_seen) for one in (cluster, owner)
    )
    other_place = f"{other_path}:{other_line}" if other_line else other_path
    return Problem(
        path=path,
        line=line,
        column=column,
        code="topic-slug-clash",
        message=f"the topics '{cluster.name}' and '{owner.name}' ({other_place})"
        f" both get the address '{key}'",
        hint=f"in {TOPICS_FILE}, give one of them a 'slug:', or list one as alias of the other",
        severity=Severity.ERROR,
    )


def place_of(cluster: Cluster, first_seen: Mapping[str, str]) -> tuple[str, int, int]:
    """Return the place of a topic for messages: its entry, else an article that has it."""
    if cluster.entry:
        return TOPICS_FILE, cluster.entry.line, cluster.entry.column
    paths = [first_seen[spelling] for spelling, _ in cluster.spellings if spelling in first_seen]
    return min(paths, default=""), 0, 0


def topic_of(
    key: TopicKey, cluster: Cluster, known: Set[str], named: Names, language: str = ""
) -> Topic:
    """Return the topic, by its name in `language` if its entry gives one.

    `named` knows the names that its entry mentions.
    """
    entry = cluster.entry
    names = {tag.lower(): name for tag, name in reversed(entry.names)} if entry else {}
    shown = next((names[tag] for tag in tags_of(language) if tag in names), cluster.name)
    return Topic(
        key=key,
        name=shown,
        aliases=tuple(s for s, _ in cluster.spellings if s != shown and s in known),
        names=entry.names if entry else (),
        type=entry.type if entry else "",
        broader=_resolve(entry.broader, key, named) if entry else (),
        related=_resolve(entry.related, key, named) if entry else (),
        description=entry.description if entry else "",
        is_hidden=entry.is_hidden if entry else False,
        scope=entry.scope if entry else "",
        pinned=tuple(pin.name for pin in entry.pinned) if entry else (),
        min_articles=entry.min_articles if entry else 0,
        is_linked=entry.is_linked if entry else True,
    )


class Names:
    """Finds the topic that a name means: as written, else folded where only one topic folds so."""

    def __init__(self, lookup: Mapping[str, TopicKey]) -> None:
        self._lookup = lookup
        self._folded: dict[str, TopicKey | None] = {}
        for spelling, key in lookup.items():
            folded = fold(spelling)
            self._folded[folded] = key if self._folded.get(folded, key) == key else None

    def find(self, name: str) -> TopicKey | None:
        """Return the key of the topic, None when there is none or more than one."""
        return self._lookup.get(name) or self._folded.get(fold(name))


def _resolve(names: Sequence[str], own: TopicKey, named: Names) -> tuple[TopicKey, ...]:
    found = dict.fromkeys(key for name in names if (key := named.find(name)) is not None)
    return tuple(key for key in found if key != own)


def merges_of(key: TopicKey, cluster: Cluster, known: Set[str]) -> list[Merge]:
    """Return the record of every known spelling that is not the topic's name."""
    return [
        Merge(spelling, key, reason)
        for spelling, reason in cluster.spellings
        if spelling != cluster.name and spelling in known
    ]
